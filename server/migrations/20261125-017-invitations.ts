import { Migration } from '@mikro-orm/migrations';

/**
 * Invitations by e-mail, to a space or (without one) to the hub. A lead sees those of the spaces that they lead; those to
 * the hub, and whoever follows a link without an account, go by the house. The link's secret is not here, only its hash.
 */
export class Invitations extends Migration {
  override readonly name = '20261125-017-invitations';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const LEADS = `(select app_spaces('{LEAD}'))::text[]`;
const SYSTEM = `(select app_is_system())`;

/** A token for certain spaces sees those alone, whatever its owner may. */
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const ALL = [
  `create table invitation (
    id text primary key, space_id text references space on delete cascade, email text not null, name text,
    role text, ends_at timestamptz, secret_hash text not null unique, mail_id text, state text not null default 'OPEN',
    invited_by_id text references account on delete set null, accepted_by_id text references account on delete set null,
    created_at timestamptz not null default now(), sent_at timestamptz not null default now(),
    expires_at timestamptz not null, settled_at timestamptz,
    constraint invitation_state check (state in ('OPEN', 'ACCEPTED', 'WITHDRAWN')),
    constraint invitation_role check ((space_id is null) = (role is null)))`,
  // One open invitation for each address and place: two leads at the same moment send one mail.
  `create unique index invitation_open on invitation (coalesce(space_id, ''), email) where state = 'OPEN'`,
  `create index invitation_space on invitation (space_id, created_at, id)`,
  `create index invitation_inviter on invitation (invited_by_id, sent_at)`,
  `alter table invitation enable row level security`,
  `alter table invitation force row level security`,
  `create policy invitation_system on invitation to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy invitation_owner on invitation to current_user using (true) with check (true)`,
  `create policy invitation_lead on invitation to umlauf_app
    using (space_id = any(${LEADS})) with check (space_id = any(${LEADS}))`,
  `create policy invitation_token on invitation as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `grant select, insert, update, delete on invitation to umlauf_app`,
];
