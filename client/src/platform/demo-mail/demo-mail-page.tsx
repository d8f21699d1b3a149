import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useTexts } from '../i18n/texts.ts';
import { type DemoMail, demoMail, demoMails } from '../session/auth.ts';
import { Moment } from '../ui/moment.tsx';
import { NotFound } from '../ui/not-found.tsx';
import { Narrow, PageHeading, Sheet } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './demo-mail.module.css';
import { demoMailTexts } from './demo-mail.i18n.ts';

/** How often the list is asked for: what has just been sent shall appear by itself. */
const EVERY_MILLISECONDS = 2_000;

/** What the demo would have sent: the list, or one mail. */
export function DemoMailPage() {
  const { mailId } = useParams();
  return mailId ? <OneMail key={mailId} id={mailId} /> : <AllMails />;
}

function AllMails() {
  const t = useTexts(demoMailTexts);
  const [mails, setMails] = useState<DemoMail[] | null>();
  useEffect(() => {
    const ask = () =>
      void demoMails().then(setMails, () => setMails((present) => (present === undefined ? null : present)));
    ask();
    const timer = setInterval(ask, EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  if (mails === null) return <NotFound />;
  if (!mails) return <Skeleton />;
  return (
    <Narrow>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Sheet>
        {mails.length === 0 && <p>{t('none')}</p>}
        <ul className={styles.list} aria-label={t('title')}>
          {mails.map(({ id, subject, recipient, createdAt }) => (
            <li key={id}>
              <Link to={`/demo/mail/${id}`}>{subject}</Link>
              <p className={styles.detail}>
                {t('to', { email: recipient })} · <Moment at={createdAt} />
              </p>
            </li>
          ))}
        </ul>
      </Sheet>
    </Narrow>
  );
}

function OneMail({ id }: { id: string }) {
  const t = useTexts(demoMailTexts);
  const [mail, setMail] = useState<DemoMail | null>();
  useEffect(() => {
    demoMail(id).then(setMail, () => setMail(null));
  }, [id]);
  if (mail === null) return <NotFound />;
  if (!mail) return <Skeleton />;
  return (
    <Narrow>
      <PageHeading title={mail.subject} lead={t('to', { email: mail.recipient })} />
      <Sheet>
        <p className={styles.text}>
          <LinkedText text={mail.text ?? ''} />
        </p>
      </Sheet>
      <p>
        <a href={`/api/demo/mail/${id}/html`} target="_blank" rel="noreferrer">
          {t('html')}
        </a>
      </p>
      <p>
        <Link to="/demo/mail">{t('all')}</Link>
      </p>
    </Narrow>
  );
}

/** The text with this hub's own addresses as links: no other ones, whoever wrote them. */
function LinkedText({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    URL.canParse(part) && /^https?:/.test(part) && isOurs(part) ? (
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}

/** Both names of this machine are the demo's. */
function isOurs(address: string): boolean {
  const { hostname, port } = new URL(address);
  return port === window.location.port && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
