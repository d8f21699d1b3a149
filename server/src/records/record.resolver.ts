import { Arg, Authorized, FieldResolver, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { Circulation } from '../circulations/circulation.types.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';

export enum RecordFormat {
  PDF = 'PDF',
  ZIP = 'ZIP',
}
registerEnumType(RecordFormat, {
  name: 'RecordFormat',
  description: 'As which kind of file the record of a round goes out. What is in it is in `docs/records.md`.',
  valuesConfig: {
    PDF: { description: 'For reading, printing and keeping; accessible (PDF/UA-1).' },
    ZIP: { description: 'For programs, signed: the round as JSON with its text, and the PDF.' },
  },
});

/** Where the records of rounds are, and who signs them. */
@Resolver(() => Circulation)
export class RecordResolver {
  /** @param publicKey in hexadecimal */
  constructor(private readonly publicKey: string) {}

  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where its record is, below the hub’s address: for the credential that reads the round here, asked for each time. Null while it is under way. See `docs/records.md`.',
  })
  recordPath(
    @Root() { id, state }: Circulation,
    @Arg('format', () => RecordFormat, { description: 'As what.' }) format: RecordFormat,
  ): string | null {
    return state === 'RUNNING' ? null : `/api/records/circulations/${id}.${format.toLowerCase()}`;
  }

  @Authorized()
  @ChangedBy(NOTHING_ELSE)
  @Query(() => String, {
    description:
      'The hub’s public key (Ed25519) in 64 hexadecimal digits, by which records of rounds are signed; as `/api/records/key`.',
  })
  recordKey(): string {
    return this.publicKey;
  }
}
