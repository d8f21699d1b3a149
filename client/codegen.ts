import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of every operation and fragment in the client, made from the API's committed schema. */
const config: CodegenConfig = {
  schema: process.env['CODEGEN_SCHEMA'] ?? '../server/schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/**/*.test.ts', '!src/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        scalars: { ID: 'string', DateTime: 'string', Base64: 'string' },
        strictScalars: true,
        useTypeImports: true,
        enumType: 'string-literal',
        importExtension: '.ts',
      },
    },
  },
};

export default config;
