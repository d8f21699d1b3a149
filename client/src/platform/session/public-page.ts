/** The handle of routes that may have something to show to whoever is not signed in; they ask for a sign-in themselves. */
export const PUBLIC_PAGE = 'public-page';
