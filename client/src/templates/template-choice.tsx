import { useQuery } from '@apollo/client/react';
import type { TemplateChoiceQuery as Choices, TemplateKind } from '../gql/graphql.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import { outlineOf } from './outline.ts';
import { Template_template, TemplateText, useTemplateLanguage } from './template-operations.ts';
import { templateTexts } from './templates.i18n.ts';
import styles from './templates.module.css';

const TemplateChoiceQuery = graphql(/* GraphQL */ `
  query TemplateChoice($spaceId: ID!, $language: Locale!) {
    space(id: $spaceId) {
      id
      templates(first: 100) {
        nodes {
          id
          ...Template_template
        }
      }
    }
    templates(first: 100) {
      nodes {
        id
        ...Template_template
      }
    }
    builtinTemplates {
      kind
      name(language: $language)
      description(language: $language)
      markdown(language: $language)
    }
  }
`);

/** What a new document is made of; null: of nothing. */
export type ChosenTemplate = { templateId: string } | { builtin: TemplateKind } | null;

interface TemplateChoiceProps {
  spaceId: string;
  chosen: ChosenTemplate;
  onChoose: (chosen: ChosenTemplate) => void;
}

/** Offers the templates of the space, of the hub and of the house, and says what the chosen one is. */
export function TemplateChoice({ spaceId, chosen, onChoose }: TemplateChoiceProps) {
  const t = useTexts(templateTexts);
  const language = useTemplateLanguage();
  // Asked anew each time: somebody may have added one.
  const { data, error } = useQuery(TemplateChoiceQuery, {
    variables: { spaceId, language },
    fetchPolicy: 'cache-and-network',
  });
  const groups = groupsOf(data);
  return (
    <>
      <SelectField
        label={t('choice')}
        value={valueOf(chosen)}
        onChange={(event) => onChoose(chosenBy(event.currentTarget.value))}
        hint={error && !data ? t('troubled') : undefined}
      >
        <option value="">{t('none')}</option>
        {groups.map(({ label, options }) => (
          <optgroup key={label} label={t(label)}>
            {options.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <div role="status" className={styles.about}>
        <About chosen={chosen} choices={data} />
      </div>
    </>
  );
}

function About({ chosen, choices }: { chosen: ChosenTemplate; choices: Choices | undefined }) {
  const t = useTexts(templateTexts);
  const templateId = chosen && 'templateId' in chosen ? chosen.templateId : null;
  const { data } = useQuery(TemplateText, {
    variables: { templateId: templateId ?? '' },
    skip: templateId === null,
    fetchPolicy: 'cache-and-network',
  });
  if (!chosen || !choices) return null;
  const builtin = 'builtin' in chosen && choices.builtinTemplates.find(({ kind }) => kind === chosen.builtin);
  const own = templatesIn(choices).find(({ id }) => id === templateId);
  const described = builtin || own;
  if (!described) return null;
  const outline = outlineOf(builtin ? builtin.markdown : (data?.template?.markdown ?? ''));
  return (
    <>
      {described.description && <p>{described.description}</p>}
      {outline && <p>{t('outline', { headings: outline })}</p>}
      <p>{t('filled')}</p>
    </>
  );
}

const templatesIn = (choices: Choices) => [
  ...readFragment(Template_template, choices.space?.templates.nodes ?? []),
  ...readFragment(Template_template, choices.templates.nodes),
];

function groupsOf(choices: Choices | undefined) {
  if (!choices) return [];
  const own = readFragment(Template_template, choices.space?.templates.nodes ?? []);
  const ofHub = readFragment(Template_template, choices.templates.nodes);
  const options = (templates: readonly { id: string; name: string }[]) =>
    templates.map(({ id, name }) => ({ value: id, name }));
  const builtin = choices.builtinTemplates.map(({ kind, name }) => ({ value: `${BUILTIN}${kind}`, name }));
  return [
    { label: 'ofSpace', options: options(own) },
    { label: 'ofHub', options: options(ofHub) },
    { label: 'builtin', options: builtin },
  ].filter((group) => group.options.length > 0) as {
    label: 'ofSpace' | 'ofHub' | 'builtin';
    options: { value: string; name: string }[];
  }[];
}

/** No id of ours begins so. */
const BUILTIN = 'builtin ';

function valueOf(chosen: ChosenTemplate): string {
  if (!chosen) return '';
  return 'builtin' in chosen ? `${BUILTIN}${chosen.builtin}` : chosen.templateId;
}

function chosenBy(value: string): ChosenTemplate {
  if (value === '') return null;
  if (value.startsWith(BUILTIN)) return { builtin: value.slice(BUILTIN.length) as TemplateKind };
  return { templateId: value };
}
