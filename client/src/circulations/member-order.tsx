import { useEffect, useId, useRef } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { IconButton } from '../platform/ui/button.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import styles from './circulations.module.css';
import { moved, type StartFacts } from './start-facts.ts';
import { startTexts } from './start.i18n.ts';

interface MemberOrderProps {
  members: StartFacts['members'];
  onChange: (members: StartFacts['members']) => void;
}

/** In which order people are asked, changed by buttons: the focus stays on the one that was pressed. */
export function MemberOrder({ members, onChange }: MemberOrderProps) {
  const t = useTexts(startTexts);
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    // An element that is put elsewhere loses the focus.
    if (pressed.current)
      list.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]`)?.focus();
    pressed.current = null;
  }, [members]);
  const move = (from: number, by: -1 | 1) => {
    const next = moved(members, from, by);
    if (next === members) return;
    const member = members[from]!;
    pressed.current = `${member.id} ${by}`;
    announce(t('moved', { name: member.name, position: from + by + 1, count: members.length }));
    onChange(next);
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.small}>
        {t('order')}
      </h2>
      <p className={styles.muted}>{t('orderHint')}</p>
      <ol className={rowStyles.rows} ref={list}>
        {members.map((member, place) => (
          <li key={member.id} className={rowStyles.row}>
            <span className={rowStyles.what}>{`${place + 1}. ${member.name}`}</span>
            <span className={rowStyles.actions}>
              <IconButton
                icon="arrow-up"
                label={t('earlier', { name: member.name })}
                aria-disabled={place === 0 || undefined}
                data-move={`${member.id} -1`}
                onClick={() => move(place, -1)}
              />
              <IconButton
                icon="arrow-down"
                label={t('later', { name: member.name })}
                aria-disabled={place === members.length - 1 || undefined}
                data-move={`${member.id} 1`}
                onClick={() => move(place, 1)}
              />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
