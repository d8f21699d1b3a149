import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './platform/ui/base.css';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element with the id "app"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
