import type { BuiltinText } from './builtin-text.ts';
import type { TemplateKindName } from './template-kind.ts';

const HEAD = `| Item | Content |
| --- | --- |
| Workspace | {{space}} |
| Written by | {{person}} |
| Organisation | {{organisation}} |
| Date | {{date}} |
`;

/** The product's own templates in English. */
export const IN_ENGLISH: Record<TemplateKindName, BuiltinText> = {
  DOCUMENT: {
    name: 'Note for the file',
    description: 'The state of a matter in brief, and what follows from it.',
    markdown: `${HEAD}
## Occasion

## State of affairs

## Assessment

## Next steps

- [ ] Task, who is responsible, deadline
`,
  },
  CONCEPT: {
    name: 'Concept',
    description: 'Starting point, aims, solution, effort and schedule of a project.',
    markdown: `${HEAD}
*Purpose of the workspace:* {{purpose}}

## Summary

## Starting point

## Aims

1. Aim, and how to tell that it is reached

## Conditions

Law, organisation, technology, data protection and accessibility.

## Solution

### For those who work with it

### Technical implementation

## Alternatives considered

| Alternative | For | Against |
| --- | --- | --- |
| | | |

## Effort and costs

| Item | Once | Running |
| --- | --- | --- |
| | | |

## Schedule

| Milestone | Date | Responsible |
| --- | --- | --- |
| | | |

## Risks

## Open questions
`,
  },
  DECISION_PAPER: {
    name: 'Decision paper',
    description: 'What is to be resolved, why, and what follows from it.',
    markdown: `| Item | Content |
| --- | --- |
| Subject | {{title}} |
| Body | |
| Meeting or round | |
| Submitted by | {{organisation}} |
| Contact person | {{person}} |
| Date | {{date}} |

## Proposed resolution

> The body resolves …

## Reasons

### Facts

### Legal basis

### Alternatives considered

## Consequences

| Field | Consequence |
| --- | --- |
| Finances | |
| Staff | |
| Organisation and technology | |
| Data protection and information security | |
| Municipalities | |

## Involved

| Office | Result of the co-signature | Remark |
| --- | --- | --- |
| | | |

## Further procedure

## Attachments
`,
  },
  MINUTES: {
    name: 'Minutes',
    description: 'Agenda, results, resolutions and tasks of a meeting.',
    markdown: `| Item | Content |
| --- | --- |
| Occasion | {{title}} |
| Held by | {{space}} |
| Date | {{date}} |
| Beginning and end | |
| Place | |
| Chair | |
| Minutes by | {{person}}, {{organisation}} |

## Participants

| Name | Organisation | Attendance |
| --- | --- | --- |
| | | present |
| | | excused |

## Agenda

1. Welcome and approval of the last minutes
2. Open items
3. Any other business

## Item 1: Welcome and approval of the last minutes

**Result:**

## Item 2: Open items

**State of affairs:**

**Resolution:** number, wording, vote (yes / no / abstention)

## Item 3: Any other business

## Tasks

| Task | Responsible | Deadline | State |
| --- | --- | --- | --- |
| | | | open |

## Next meeting

## Attachments and distribution
`,
  },
  FACT_SHEET: {
    name: 'Fact sheet',
    description: 'An online service in brief, for all who want to use it as well (Steckbrief).',
    markdown: `**Fact sheet: service to be transferred (OZG).** As of {{date}}

## The service

| Item | Content |
| --- | --- |
| Name, organisation | {{person}}, {{organisation}} |
| Name of the online service | {{title}} |
| Address of the service (example) | |
| Field of topics (Themenfeld) | |
| OZG service (OZG-ID) | |
| LeiKa service | |
| Target group | |
| Operation, manufacture | |
| Portal | |
| Connected line-of-business systems | |
| Sign-in and payment | |

## Maturity of the application

- [ ] Form in the application, evidence on paper where it is needed
- [ ] Application with all evidence
- [ ] Once-only principle implemented as well

## Legal conditions

## Prerequisites for a transfer

## Costs of a transfer

## Benefit and experience

## Schedule

## Contact person and attachments
`,
  },
};
