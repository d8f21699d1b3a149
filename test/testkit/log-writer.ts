import type { TestHub } from './hub.ts';
import type { Person } from './seed.ts';

/** Titles of one document, in the order of the log of its space. */
export class LogWriter {
  private isStopped = false;
  private readonly running: Promise<void>[] = [];
  private count = 0;

  constructor(
    private readonly hub: TestHub,
    private readonly spaceId: string,
    private readonly documentId: string,
  ) {}

  /** As many events as asked for, in one transaction. */
  async burst(person: Pick<Person, 'id'>, count: number): Promise<void> {
    await this.hub.server.hub.database.withActor({ accountId: person.id }, async ({ raise }) => {
      for (let i = 0; i < count; i++) {
        const facts = { name: `${person.id} ${this.count++}`, formerName: '' };
        raise({ spaceId: this.spaceId, type: 'DOCUMENT_RENAMED', subjectId: this.documentId, facts });
      }
    });
  }

  /** Each of them renames through the API, again and again, until `stop`. */
  start(people: readonly Person[]): this {
    const rename =
      'mutation($id: ID!, $title: String!) { renameDocument(input: { documentId: $id, title: $title }) { id } }';
    for (const { id, api } of people) {
      const run = async () => {
        while (!this.isStopped)
          await api.query(rename, { id: this.documentId, title: `${id} ${this.count++}` });
      };
      this.running.push(run());
    }
    return this;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.running);
  }

  /** What is in the log, in the order of its numbers. */
  async written(): Promise<string[]> {
    const rows = await this.hub.sql<{ title: string }>(
      `select facts ->> 'name' as title from event
       where stream_id = $1 and type = 'DOCUMENT_RENAMED' order by sequence`,
      [this.spaceId],
    );
    return rows.map(({ title }) => title);
  }
}
