import { ApolloProvider, useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import type { GuestRound_RoundFragment } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { apolloClient } from '../platform/apollo/client.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { takeLinkSecret } from '../platform/session/link-secret.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Narrow, PageHeading, Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { FrozenText } from '../versions/frozen-text.tsx';
import { AnswerPart } from './answer-part.tsx';
import { AskedFacts } from './asked-facts.tsx';
import { AskedFormerPart } from './asked-former.tsx';
import { CirculationSeat_seat } from './circulation-operations.ts';
import { Counts } from './circulation-standing.tsx';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import {
  AnswerAsked,
  AskedContent,
  AskedRound,
  type AskedRound as Asked,
  GuestRound_round,
  NoteAskedOpened,
} from './guest-operations.ts';
import { guestTexts } from './guests.i18n.ts';
import { AskedRoundParts } from './round-parts.tsx';
import { Rules_set, rulesOf } from './rule-set-operations.ts';
import { useRuleLanguage } from './rule-words.tsx';

/** Where a personal link leads: to one round, without an account. Following it records nothing, only the button does. */
export function AskedPage() {
  return (
    <ApolloProvider client={apolloClient}>
      <ByLink />
    </ApolloProvider>
  );
}

function ByLink() {
  const [secret] = useState(() => takeLinkSecret('asked'));
  const language = useRuleLanguage() === 'en' ? 'EN' : 'DE';
  const { data, previousData, error, refetch } = useLiveQuery(AskedRound, { secret, language });
  const shown = data ?? previousData;
  if (!shown)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={9} />;
  return shown.guestCirculation ? <Round secret={secret} asked={shown.guestCirculation} /> : <Gone />;
}

function Gone() {
  const t = useTexts(guestTexts);
  return (
    <Narrow>
      <PageHeading title={t('page.gone')} lead={t('page.goneLead')} />
      <p>{t('page.goneAdvice')}</p>
    </Narrow>
  );
}

function Round({ secret, asked }: { secret: string; asked: Asked }) {
  const round = readFragment(GuestRound_round, asked);
  const [isOpened, setOpened] = useState(false);
  const seat = readFragment(CirculationSeat_seat, round.seat);
  const isShut = round.state === 'RUNNING' && !seat.openedAt && !isOpened;
  if (isShut) return <Shut secret={secret} round={round} onOpened={() => setOpened(true)} />;
  return <Shown secret={secret} asked={asked} round={round} comesFromShut={isOpened} />;
}

interface ShutProps {
  secret: string;
  round: GuestRound_RoundFragment;
  onOpened: () => void;
}

/** What is before the matter: programs that follow links in mails come this far, and leave no trace. */
function Shut({ secret, round, onOpened }: ShutProps) {
  const t = useTexts(guestTexts);
  const [note] = useMutation(NoteAskedOpened);
  const submission = useSubmission(async () => {
    await note({ variables: { secret } });
    onOpened();
  });
  return (
    <Narrow>
      <PageHeading title={t('page.closed')} lead={t('page.closedLead')} />
      <form {...submission.form} className={styles.section}>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        <AskedFacts round={round} isShort />
        <p>{t('page.closedRecorded')}</p>
        <div>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('page.open')}
          </Button>
        </div>
      </form>
    </Narrow>
  );
}

interface ShownProps {
  secret: string;
  asked: Asked;
  round: GuestRound_RoundFragment;
  comesFromShut: boolean;
}

function Shown({ secret, asked, round, comesFromShut }: ShownProps) {
  const t = useTexts(guestTexts);
  const words = useTexts(circulationTexts);
  const heading = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: who cannot see is told where they are.
  useEffect(() => {
    if (comesFromShut) heading.current?.focus();
  }, [comesFromShut]);
  const rules = rulesOf(readFragment(Rules_set, round.rules));
  const lead = [words(`kind.${rules.kind}`), rules.secret && words('secret'), words(`state.${round.state}`)];
  return (
    <article>
      <div ref={heading} tabIndex={-1} className={styles.arrival}>
        <PageHeading title={round.title} lead={lead.filter(Boolean).join(' · ')} />
      </div>
      <Outcome asked={asked} round={round} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <AskedFacts round={round} />
          <AskedFormerPart secret={secret} round={round} rules={rules} />
          <Text secret={secret} />
          <AskedRoundParts secret={secret} isNext={round.roundNumber > 1} />
        </div>
        <div className={styles.column}>
          <Sheet>
            <OwnAnswer secret={secret} round={round} />
          </Sheet>
          <Sheet>
            <section className={styles.part} aria-labelledby="standing">
              <h2 id="standing">{t('page.numbers')}</h2>
              <p role="status">
                {words('answeredOf', { answered: round.standing.answered, count: round.standing.votes })}
              </p>
              {round.standing.counts && (
                <Counts counts={round.standing.counts} isRunning={round.state === 'RUNNING'} />
              )}
              <p className={styles.muted}>{t('page.besides')}</p>
            </section>
          </Sheet>
        </div>
      </div>
    </article>
  );
}

function OwnAnswer({ secret, round }: { secret: string; round: GuestRound_RoundFragment }) {
  const t = useTexts(guestTexts);
  const [answer] = useMutation(AnswerAsked);
  const rules = rulesOf(readFragment(Rules_set, round.rules));
  return (
    <AnswerPart
      seats={[readFragment(CirculationSeat_seat, round.seat)]}
      choices={round.choices}
      mayAnswer={round.canAnswer}
      state={round.state}
      rules={rules}
      recorded={t(rules.secret ? 'page.recordedSecret' : 'page.recorded')}
      send={(_seatId, choice, remark) => answer({ variables: { input: { secret, choice, remark } } })}
    />
  );
}

function Outcome({ asked, round }: { asked: Asked; round: GuestRound_RoundFragment }) {
  const t = useTexts(guestTexts);
  const words = useTexts(circulationTexts);
  return (
    <div role="status" className={styles.outcome}>
      {asked.resultWords && (
        <Alert kind={round.state === 'ADOPTED' ? 'success' : 'info'} title={words('page.result')}>
          <p>{asked.resultWords}</p>
          <p>{t('page.ended')}</p>
        </Alert>
      )}
      {round.state === 'WITHDRAWN' && (
        <Alert kind="warning" title={words('page.withdrawn')}>
          <p className={styles.words}>
            {words('page.withdrawnWhat', { reason: round.withdrawnBecause ?? '' })}
          </p>
        </Alert>
      )}
    </div>
  );
}

function Text({ secret }: { secret: string }) {
  const t = useTexts(circulationTexts);
  const { data, error, refetch } = useQuery(AskedContent, { variables: { secret } });
  const content = data?.guestCirculation?.content;
  return (
    <Sheet className={styles.part}>
      <h2>{t('page.text')}</h2>
      {content !== undefined ? (
        <FrozenText
          content={content}
          documentId={null}
          label={t('page.text')}
          otherwise={t('page.textEmpty')}
        />
      ) : error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Sheet>
  );
}
