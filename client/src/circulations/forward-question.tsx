import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { type RefObject, useRef, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { FieldGroup, RadioField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { SearchField } from '../platform/ui/search-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import type { CirculationSeat } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { Colleagues, ForwardCirculation, WithdrawCirculationForward } from './next-operations.ts';
import { nextTexts } from './next.i18n.ts';

interface ForwardQuestionProps {
  circulationId: string;
  seat: CirculationSeat;
  mayForward: boolean;
  isRunning: boolean;
}

/** Where a question was handed on, the way to do so, and the way back. */
export function ForwardQuestion({ circulationId, seat, mayForward, isRunning }: ForwardQuestionProps) {
  const t = useTexts(nextTexts);
  const [isAsked, setAsked] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { forwardedTo, forwardedFrom, organisationName, askedAt, answer, isAnswered } = seat;
  const isOffered = mayForward && !forwardedTo && organisationName && askedAt && !answer && !isAnswered;
  return (
    <div ref={place} tabIndex={-1} className={styles.forward}>
      {forwardedFrom && (
        <p className={styles.muted}>
          {t('forward.from', { name: forwardedFrom.account?.name ?? t('forward.somebody') })}
        </p>
      )}
      {forwardedTo && <HandedOn {...{ seat, forwardedTo, isRunning, place }} />}
      {isOffered && (
        <div>
          <Button small onClick={() => setAsked(true)}>
            {t('forward.open')}
          </Button>
        </div>
      )}
      {isAsked && isOffered && (
        <ForwardDialog
          circulationId={circulationId}
          seatId={seat.id}
          organisation={organisationName}
          onClose={() => setAsked(false)}
          onDone={() => place.current?.focus()}
        />
      )}
    </div>
  );
}

interface HandedOnProps {
  seat: CirculationSeat;
  forwardedTo: NonNullable<CirculationSeat['forwardedTo']>;
  isRunning: boolean;
  place: RefObject<HTMLDivElement | null>;
}

function HandedOn({ seat, forwardedTo, isRunning, place }: HandedOnProps) {
  const t = useTexts(nextTexts);
  const [takeBack] = useMutation(WithdrawCirculationForward);
  const submission = useSubmission(async () => {
    await takeBack({ variables: { seatId: seat.id } });
    notify({ kind: 'success', words: t('forward.takenBack') });
    // The button is gone: whoever pressed it goes on from here.
    place.current?.focus();
  });
  const name = forwardedTo.account?.name ?? t('forward.somebody');
  return (
    <form {...submission.form} className={styles.forward}>
      <p role="status">{t(forwardedTo.answer ? 'forward.answered' : 'forward.to', { name })}</p>
      {submission.problem && <p role="alert">{submission.problem}</p>}
      {isRunning && !forwardedTo.answer && (
        <div>
          <Button small type="submit" busy={submission.busy}>
            {t('forward.takeBack')}
          </Button>
        </div>
      )}
    </form>
  );
}

interface ForwardDialogProps {
  circulationId: string;
  seatId: string;
  organisation: string;
  onClose: () => void;
  onDone: () => void;
}

function ForwardDialog({ circulationId, seatId, organisation, onClose, onDone }: ForwardDialogProps) {
  const t = useTexts(nextTexts);
  const [forward] = useMutation(ForwardCirculation);
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const submission = useSubmission(
    async () => {
      await forward({ variables: { input: { seatId, accountId: chosen!.id } } });
      notify({ kind: 'success', words: t('forward.done', { name: chosen!.name }) });
      onClose();
      onDone();
    },
    { check: () => emptyFields({ accountId: chosen?.id ?? '' }) },
  );
  return (
    <FormDialog
      title={t('forward.title')}
      submission={submission}
      submit={t('forward.confirm')}
      onClose={onClose}
    >
      <p>{t('forward.what', { organisation })}</p>
      <ColleagueField
        {...{ circulationId, seatId, chosen }}
        onChoose={setChosen}
        fault={submission.fault('accountId') && t('forward.choose')}
      />
    </FormDialog>
  );
}

interface ColleagueFieldProps {
  circulationId: string;
  seatId: string;
  chosen: { id: string; name: string } | null;
  onChoose: (account: { id: string; name: string }) => void;
  fault: string | undefined;
}

function ColleagueField({ circulationId: id, seatId, chosen, onChoose, fault }: ColleagueFieldProps) {
  const t = useTexts(nextTexts);
  const [search, setSearch] = useState('');
  const { data, previousData } = useQuery(Colleagues, {
    variables: { id, search: search || null },
    // Others are asked meanwhile.
    fetchPolicy: 'cache-and-network',
  });
  const seats = (data ?? previousData)?.circulation?.viewerSeats;
  const found = seats?.find((seat) => seat.id === seatId)?.colleagues;
  if (!found) return <Skeleton lines={3} />;
  // Who is chosen stays to be seen, also when others are searched for.
  const people =
    chosen && !found.nodes.some((one) => one.id === chosen.id) ? [chosen, ...found.nodes] : found.nodes;
  if (people.length === 0 && !search) return <p>{t('forward.none')}</p>;
  return (
    <>
      {(search || found.pageInfo.hasNextPage) && (
        <SearchField label={t('forward.search')} maxLength={LIMITS.nameCharacters} onSearch={setSearch} />
      )}
      <p role="status">{people.length === 0 && t('forward.noneFound')}</p>
      {people.length > 0 && (
        <FieldGroup legend={t('forward.whom')} fault={fault}>
          <div className={styles.people}>
            {people.map((one) => (
              <RadioField
                key={one.id}
                name="colleague"
                label={one.name}
                checked={chosen?.id === one.id}
                onChange={() => onChoose(one)}
              />
            ))}
          </div>
        </FieldGroup>
      )}
      {found.pageInfo.hasNextPage && <p className={styles.muted}>{t('forward.more')}</p>}
    </>
  );
}
