import { useTranslation } from 'react-i18next';
import type { Locale } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { i18n } from '../platform/i18n/i18n.ts';

export const Template_template = graphql(/* GraphQL */ `
  fragment Template_template on Template {
    id
    name
    description
    kind
    updatedAt
  }
`);

export const TemplateText = graphql(/* GraphQL */ `
  query TemplateText($templateId: ID!) {
    template(id: $templateId) {
      id
      markdown
      ...Template_template
    }
  }
`);

export const CreateTemplate = graphql(/* GraphQL */ `
  mutation CreateTemplate($input: CreateTemplateInput!) {
    createTemplate(input: $input) {
      id
      ...Template_template
    }
  }
`);

export const UpdateTemplate = graphql(/* GraphQL */ `
  mutation UpdateTemplate($input: UpdateTemplateInput!) {
    updateTemplate(input: $input) {
      id
      markdown
      ...Template_template
    }
  }
`);

export const RemoveTemplate = graphql(/* GraphQL */ `
  mutation RemoveTemplate($templateId: ID!) {
    removeTemplate(templateId: $templateId)
  }
`);

/** The screens' language as the API names it: templates of the house are told, and filled, in it. */
export function useTemplateLanguage(): Locale {
  const { i18n: present } = useTranslation(undefined, { i18n });
  return present.language === 'en' ? 'EN' : 'DE';
}
