import { RouterProvider } from 'react-router/dom';
import { adoptLocale, currentLocale } from './platform/i18n/i18n.ts';
import { router } from './routes.tsx';

adoptLocale(currentLocale());

/** The whole application: everything else hangs on a route. */
export function App() {
  return <RouterProvider router={router} />;
}
