/** PostGraphile as its manual has it, on Umlauf's tables with their row-level security; a process of its own. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { accountOf, APPLICATION, openPool } from './token-lookup.ts';

const http = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // It would not order by columns without an index; Umlauf does.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ pool: openPool(APPLICATION), schemas: ['public'] })],
  grafserv: { graphqlPath: '/graphql', graphiql: false },
  grafast: {
    explain: false,
    context: async (request) => {
      const accountId = await accountOf(request.node?.req.headers.authorization);
      return { pgSettings: { 'app.account': accountId } };
    },
  },
});
await instance.createServ(grafserv).addTo(http);
http.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send!('ready'));
process.on('disconnect', () => process.exit());
