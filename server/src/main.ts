// Said before anything is loaded: where it is not, graphql looks for a second copy of itself at each value that it checks.
process.env['NODE_ENV'] ??= 'production';

const { runServer } = await import('./run-server.ts');
await runServer();
