import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import { Explorer } from './explorer.tsx';
import './page.css';

const root = document.getElementById('graphiql');
if (!root) throw new Error('graphiql.html has no element with the id "graphiql"');
createRoot(root).render(
  <StrictMode>
    <Explorer />
  </StrictMode>,
);
