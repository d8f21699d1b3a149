import { Migration } from '@mikro-orm/migrations';

/**
 * An account may go while what it wrote stays. Which clientID of a document belonged to it is still known by the id of an
 * account that there is no more: nobody else can ever write under it.
 */
export class Erasure extends Migration {
  override readonly name = '20261125-022-erasure';

  override up(): void {
    this.addSql('alter table document_writer drop constraint document_writer_account_id_fkey');
  }
}
