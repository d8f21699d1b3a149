import { useMutation } from '@apollo/client/react';
import { dayAt } from '@umlauf/shared/circulation/deadline';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { SeatRow_SeatFragment } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { bodyTexts } from './bodies.i18n.ts';
import { KindField, PersonFields, type SeatFacts, TimeFields } from './seat-fields.tsx';
import { SeatOrganisation } from './seat-organisation.tsx';
import { SeatToStandFor } from './seat-to-stand-for.tsx';

const AddBodySeat = graphql(/* GraphQL */ `
  mutation AddBodySeat($input: AddBodySeatInput!) {
    addBodySeat(input: $input) {
      ...SeatRow_seat
    }
  }
`);

const UpdateBodySeat = graphql(/* GraphQL */ `
  mutation UpdateBodySeat($input: UpdateBodySeatInput!) {
    updateBodySeat(input: $input) {
      ...SeatRow_seat
    }
  }
`);

interface SeatDialogProps {
  bodyId: string;
  /** Null: a new one. */
  present: SeatRow_SeatFragment | null;
  onClose: () => void;
}

/** Who sits in a body, for whom and when, to be filled in or changed. */
export function SeatDialog({ bodyId, present, onClose }: SeatDialogProps) {
  const t = useTexts(bodyTexts);
  const ui = useTexts(uiTexts);
  const [facts, setFacts] = useState(() => factsOf(present));
  const save = useSave(bodyId, present?.id ?? null);
  const isDeputy = facts.kind === 'DEPUTY';
  const forWhom = present ?? (isDeputy ? facts.deputyOf : facts);
  const organisation = forWhom?.organisation?.name ?? '';
  const submission = useSubmission(
    async () => {
      await save(facts);
      notify({ kind: 'success', words: t(present ? 'seat.saved' : 'seat.added', { organisation }) });
      onClose();
    },
    {
      check: () =>
        emptyFields({
          ...(!present && (isDeputy ? { deputyOfId: organisation } : { organisationId: organisation })),
          startsOn: facts.startsOn,
        }),
      fields: ['kind', 'deputyOfId', 'organisationId', 'email', 'startsOn', 'endsOn'],
    },
  );
  const change = (changed: Partial<SeatFacts>) => setFacts({ ...facts, ...changed });
  const { fault } = submission;
  const shared = { facts, onChange: change, fault };
  return (
    <Dialog title={present ? t('seatForm.change', { organisation }) : t('seatForm.add')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          {present?.kind !== 'DEPUTY' && <KindField {...shared} mayBeDeputy={!present} />}
          {!present && isDeputy && <SeatToStandFor bodyId={bodyId} {...shared} />}
          {!present && !isDeputy && <SeatOrganisation {...shared} />}
          <PersonFields {...shared} present={present?.account?.name ?? null} isNew={!present} />
          <TimeFields {...shared} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {ui('save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function factsOf(present: SeatRow_SeatFragment | null): SeatFacts {
  return {
    kind: present?.kind ?? 'ENTITLED',
    organisation: present?.organisation ?? null,
    deputyOf: null,
    email: '',
    isVacant: present ? !present.account : false,
    startsOn: present?.startsOn ?? dayAt(Date.now()),
    endsOn: present?.endsOn ?? '',
  };
}

/** Adds the seat, or changes the one that there is. */
function useSave(bodyId: string, seatId: string | null): (facts: SeatFacts) => Promise<unknown> {
  const [add] = useMutation(AddBodySeat);
  const [update] = useMutation(UpdateBodySeat);
  return ({ kind, organisation, deputyOf, email, isVacant, startsOn, endsOn }) => {
    if (seatId) {
      const person = isVacant ? { email: '' } : email.trim() ? { email } : {};
      return update({ variables: { input: { seatId, kind, startsOn, endsOn, ...person } } });
    }
    const forWhom =
      kind === 'DEPUTY' ? { deputyOfId: deputyOf?.id ?? null } : { organisationId: organisation?.id ?? null };
    return add({ variables: { input: { bodyId, kind, email, startsOn, endsOn, ...forWhom } } });
  };
}
