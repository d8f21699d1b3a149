import { writeFileSync } from 'node:fs';
import { makeSchema, printSdl } from './schema.ts';

const schema = await makeSchema({ get: (resolver: new () => object) => new resolver() } as never);
writeFileSync(new URL('../schema.graphql', import.meta.url), printSdl(schema));
