import { useTexts } from '../platform/i18n/texts.ts';
import { agendaTexts } from './agenda.i18n.ts';

/** Minutes as one says them: `25 Min.`, `1 Std. 30 Min.`. */
export function useDuration(): (minutes: number) => string {
  const t = useTexts(agendaTexts);
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return t('minutes', { count: minutes });
    return rest === 0 ? t('fullHours', { hours }) : t('hours', { hours, minutes: rest });
  };
}
