import { ArgsType, Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DeadlineNote } from '@umlauf/shared/circulation/deadline';
import type { RuleTemplateName as TemplateName } from '@umlauf/shared/circulation/rule-templates';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { RuleSet } from './rule-set.types.ts';

export const RuleTemplateName = {
  CO_SIGNATURE_PARALLEL: 'CO_SIGNATURE_PARALLEL',
  CO_SIGNATURE_SEQUENTIAL: 'CO_SIGNATURE_SEQUENTIAL',
  CIRCULAR_RESOLUTION: 'CIRCULAR_RESOLUTION',
  SILENCE_IS_CONSENT: 'SILENCE_IS_CONSENT',
  SILENCE_IS_ABSTENTION: 'SILENCE_IS_ABSTENTION',
  FOR_INFORMATION: 'FOR_INFORMATION',
  STATEMENT: 'STATEMENT',
} as const satisfies { [Name in TemplateName]: Name };
registerEnumType(RuleTemplateName, {
  name: 'RuleTemplateName',
  description: 'Rules that the house knows from the start.',
  valuesConfig: {
    CO_SIGNATURE_PARALLEL: { description: 'Mitzeichnung: all who are concerned sign, at once.' },
    CO_SIGNATURE_SEQUENTIAL: { description: 'Mitzeichnung im Laufweg: they sign one after the other.' },
    CIRCULAR_RESOLUTION: { description: 'Umlaufbeschluss: all are asked, and one may stop the procedure.' },
    SILENCE_IS_CONSENT: { description: 'Verschweigung: adopted when nobody objects.' },
    SILENCE_IS_ABSTENTION: { description: 'A vote in which silence is an abstention.' },
    FOR_INFORMATION: { description: 'Kenntnisnahme.' },
    STATEMENT: { description: 'Stellungnahme.' },
  },
});

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Rules to begin with, modelled on a procedure that is in use.' })
export class RuleTemplate {
  @Extensions(PLAIN)
  @Field(() => RuleTemplateName, { description: 'Which one it is.' })
  name!: TemplateName;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Where the procedure is described, in German.' })
  source!: string;

  @Extensions(PLAIN)
  @Field(() => RuleSet, { description: 'The rules.' })
  rules!: RuleSet;
}

const DeadlineNotes = {
  MOVED_TO_WORKING_DAY: 'MOVED_TO_WORKING_DAY',
  MISSING_HOUR: 'MISSING_HOUR',
  DOUBLED_HOUR: 'DOUBLED_HOUR',
} as const satisfies { [Note in DeadlineNote]: Note };
registerEnumType(DeadlineNotes, {
  name: 'DeadlineNote',
  description: 'What became of a deadline as it was named.',
  valuesConfig: {
    MOVED_TO_WORKING_DAY: { description: 'The day is no working day: the next one is taken.' },
    MISSING_HOUR: { description: 'The clock change leaves the time out: it is an hour later.' },
    DOUBLED_HOUR: { description: 'The time comes twice at the clock change: the second one is taken.' },
  },
});

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description: 'The last moment at which an answer is in time. Days are those of Europe/Berlin.',
})
export class Deadline {
  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'The moment itself, which still counts.' })
  at!: Date;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its day, as `2026-12-24`.' })
  day!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'The time, as `12:00`; null for the end of the day.' })
  time!: string | null;

  @Extensions(PLAIN)
  @Field(() => [DeadlineNotes], { description: 'What became of it as it was named.' })
  notes!: DeadlineNote[];
}

@ArgsType()
export class PreviewDeadlineArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The day, as `2026-12-24`; without one it is so many days from now.',
  })
  day?: string | null;

  @Field(() => Int, {
    defaultValue: 10,
    description: 'How many days from now, 1 to 365, where no day is named.',
  })
  days!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The time, as `12:00`; without one the end of the day.',
  })
  time?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether working days in North Rhine-Westphalia are counted, and no deadline is on another day.',
  })
  workingDays!: boolean;
}
