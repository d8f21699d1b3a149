import { Migration } from '@mikro-orm/migrations';

/** How much of an upload had come when somebody last sent of it: the rest still needs room. */
export class UploadProgress extends Migration {
  override readonly name = '20261129-048-upload-progress';

  override up(): void {
    this.addSql(
      `alter table file_upload add column received bigint not null default 0 check (received between 0 and bytes)`,
    );
  }
}
