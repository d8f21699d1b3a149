import { ACCOUNT_CHAPTERS } from './accounts/own-data.ts';
import { SPACE_CHAPTERS } from './spaces/own-data-in-spaces.ts';
import { DOCUMENT_CHAPTERS } from './documents/own-data-in-documents.ts';
import { FAVOURITE_CHAPTERS } from './favourites/own-data-in-favourites.ts';
import { COMMENT_CHAPTERS } from './comments/own-data-in-comments.ts';
import { SUGGESTION_CHAPTERS } from './suggestions/own-data-in-suggestions.ts';
import { VERSION_CHAPTERS } from './versions/own-data-in-versions.ts';
import { FILE_CHAPTERS } from './files/own-data-in-files.ts';
import { CIRCULATION_CHAPTERS } from './circulations/own-data-in-circulations.ts';
import { DECISION_CHAPTERS } from './decisions/own-data-in-decisions.ts';
import { TASK_CHAPTERS } from './tasks/own-data-in-tasks.ts';
import { AGENDA_CHAPTERS } from './meetings/own-data-in-agendas.ts';
import { MEETING_CHAPTERS } from './meetings/own-data-in-meetings.ts';

/** What the house keeps of a person, in the order in which it is told. */
export const OWN_DATA_CHAPTERS = [
  ...ACCOUNT_CHAPTERS,
  ...SPACE_CHAPTERS,
  ...DOCUMENT_CHAPTERS,
  ...FAVOURITE_CHAPTERS,
  ...COMMENT_CHAPTERS,
  ...SUGGESTION_CHAPTERS,
  ...VERSION_CHAPTERS,
  ...FILE_CHAPTERS,
  ...CIRCULATION_CHAPTERS,
  ...DECISION_CHAPTERS,
  ...TASK_CHAPTERS,
  ...MEETING_CHAPTERS,
  ...AGENDA_CHAPTERS,
];
