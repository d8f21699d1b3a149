import { Arg, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Account, Locale } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { Document } from '../documents/document.entity.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships, Shareable } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { agendaAbilities, itemAbilities } from './agenda.policy.ts';
import { agendaFrom } from './agenda-rows.ts';
import { type AgendaText, textOf } from './agenda-text.ts';
import {
  Agenda,
  AgendaAbilities,
  AgendaItem,
  AgendaItemAbilities,
  AgendaItemStay,
  agendaKeys,
} from './agenda.types.ts';
import { documentsOfItems, itemsOfMeetings, staysOfItems } from './list-agendas.ts';
import { meetingsById } from './list-meetings.ts';
import { Meeting } from './meeting.types.ts';

const LANGUAGE = { defaultValue: Locale.DE, description: 'In which language.' };

@Resolver(() => Meeting)
export class MeetingAgendaResolver {
  @Costs(10)
  @Shareable()
  @ChangedBy<Meeting>((meeting) => agendaKeys(meeting))
  @FieldResolver(() => Agenda, { description: 'What it is to talk about.' })
  async agenda(@Root() meeting: Meeting, @Ctx() context: Context): Promise<Agenda> {
    return agendaFrom(meeting, (await context.fetch(itemsOfMeetings, meeting.id)) ?? []);
  }
}

@Resolver(() => Agenda)
export class AgendaFieldsResolver {
  @Costs(10)
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [AgendaItem], {
    description:
      'Its items, from the first to the last; 500 at most, and what came back of former meetings besides.',
  })
  items(@Root() { placed }: Agenda): AgendaItem[] {
    return placed;
  }

  @Costs(10)
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [AgendaItem], {
    description: 'What was proposed and is not on it: open and refused ones, newest first.',
  })
  proposals(@Root() { proposed }: Agenda): AgendaItem[] {
    return proposed;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => AgendaItem, {
    nullable: true,
    description: 'The item to which the meeting has come; null: none.',
  })
  currentItem(@Root() { placed }: Agenda): AgendaItem | null {
    return placed.find(({ currentSince }) => currentSince !== null) ?? null;
  }

  @Costs(5)
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, {
    description:
      'It as plain text, a line for each item with what is to be said below it; without documents.',
  })
  async text(
    @Root() agenda: Agenda,
    @Arg('language', () => Locale, LANGUAGE) language: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    return (await inWords(agenda, language, context)).plain;
  }

  @Costs(5)
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'The same as Markdown, as nested lists.' })
  async markdown(
    @Root() agenda: Agenda,
    @Arg('language', () => Locale, LANGUAGE) language: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    return (await inWords(agenda, language, context)).markdown;
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => AgendaAbilities, { description: 'What the viewer may do with it at this moment.' })
  async viewerCan(@Root() { meeting }: Agenda, @Ctx() context: Context): Promise<AgendaAbilities> {
    const role = await roleIn(context, meeting.spaceId);
    return agendaAbilities(role, context.viewer?.accountId ?? null, meeting);
  }
}

async function inWords(agenda: Agenda, language: Locale, context: Context): Promise<AgendaText> {
  const ids = new Set(agenda.placed.flatMap(({ responsibleId }) => responsibleId ?? []));
  const accounts = await Promise.all([...ids].map((id) => context.fetch(accountsById, id)));
  const names = new Map(
    accounts.flatMap((account) => (account ? [[account.id, account.name] as const] : [])),
  );
  return textOf({ agenda, names }, language);
}

@Resolver(() => AgendaItem)
export class AgendaItemFieldsResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Meeting, {
    description: 'The meeting on whose agenda it stands, or for which it is proposed.',
  })
  async meeting(@Root() item: AgendaItem, @Ctx() context: Context): Promise<Meeting> {
    const meeting = await context.fetch(meetingsById, item.meeting.id);
    if (!meeting) throw new AppError('NOT_FOUND');
    return meeting;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who is responsible for it; null: nobody, or the account is gone.',
  })
  responsible(
    @Root() { responsibleId }: AgendaItem,
    @Ctx() context: Context,
  ): Promise<Account | null> | null {
    return responsibleId ? context.fetch(accountsById, responsibleId) : null;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who proposed it; null: it was put on the agenda at once, or the account is gone.',
  })
  proposedBy(@Root() { proposedById }: AgendaItem, @Ctx() context: Context): Promise<Account | null> | null {
    return proposedById ? context.fetch(accountsById, proposedById) : null;
  }

  @Costs(3)
  @ChangedBy<AgendaItem>(
    ({ meeting }) => [
      changeKeys.events(meeting.spaceId, 'DOCUMENT_TRASHED'),
      changeKeys.events(meeting.spaceId, 'DOCUMENT_RESTORED'),
      changeKeys.events(meeting.spaceId, 'DOCUMENT_DELETED'),
    ],
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => [Document], {
    description:
      'The documents that belong to it, as far as the viewer reads them and they are not in the bin; 20 at most.',
  })
  async documents(@Root() { id }: AgendaItem, @Ctx() context: Context): Promise<Document[]> {
    return (await context.fetch(documentsOfItems, id)) ?? [];
  }

  @Costs(3)
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [AgendaItemStay], {
    description: 'In which meetings it stood before, the last one first; 50 at most.',
  })
  async history(
    @Root() { id, carriedTimes }: AgendaItem,
    @Ctx() context: Context,
  ): Promise<AgendaItemStay[]> {
    return carriedTimes === 0 ? [] : ((await context.fetch(staysOfItems, id)) ?? []);
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => AgendaItemAbilities, { description: 'What the viewer may do with it at this moment.' })
  async viewerCan(@Root() item: AgendaItem, @Ctx() context: Context): Promise<AgendaItemAbilities> {
    const role = await roleIn(context, item.meeting.spaceId);
    return itemAbilities(role, context.viewer?.accountId ?? null, item);
  }
}
