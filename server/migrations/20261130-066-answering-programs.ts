import { Migration } from '@mikro-orm/migrations';

/** A program may answer for its organisation, where the rules of the round allow it: by name, which stays when it is gone. */
export class AnsweringPrograms extends Migration {
  override readonly name = '20261130-066-answering-programs';

  override up(): void {
    this.addSql(`alter table circulation_answer add column program text`);
  }
}
