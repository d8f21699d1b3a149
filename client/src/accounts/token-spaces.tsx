import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { CheckboxField, FieldGroup } from '../platform/ui/field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { accountTexts } from './accounts.i18n.ts';

const TokenSpacesQuery = graphql(/* GraphQL */ `
  query TokenSpaces($after: String) {
    spaces(first: 50, after: $after) {
      edges {
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface TokenSpacesProps {
  /** Null: all, later ones too. */
  chosen: readonly string[] | null;
  onChange: (chosen: readonly string[] | null) => void;
  fault: string | undefined;
}

/** Where a key shall be good: everywhere, or only in spaces that are chosen. */
export function TokenSpaces({ chosen, onChange, fault }: TokenSpacesProps) {
  const t = useTexts(accountTexts);
  return (
    <FieldGroup legend={t('tokens.where')} fault={fault && t('tokens.whereFault')}>
      <CheckboxField
        label={t('tokens.limit')}
        hint={t('tokens.limitHint')}
        checked={chosen !== null}
        onChange={({ currentTarget: { checked } }) => onChange(checked ? [] : null)}
      />
      {chosen && <SpaceChoice chosen={chosen} onChange={onChange} />}
    </FieldGroup>
  );
}

interface SpaceChoiceProps {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

function SpaceChoice({ chosen, onChange }: SpaceChoiceProps) {
  const t = useTexts(accountTexts);
  const { data, error, refetch, fetchMore } = useQuery(TokenSpacesQuery);
  const spaces = data?.spaces;
  if (!spaces)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  if (spaces.edges.length === 0) return <p>{t('tokens.noSpaces')}</p>;
  return (
    <>
      {spaces.edges.map(({ node: { id, name } }) => (
        <CheckboxField
          key={id}
          label={name}
          checked={chosen.includes(id)}
          disabled={!chosen.includes(id) && chosen.length >= LIMITS.spacesPerAccessToken}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...chosen, id] : chosen.filter((other) => other !== id))
          }
        />
      ))}
      {spaces.pageInfo.hasNextPage && (
        <div>
          <Button small onClick={() => void fetchMore({ variables: { after: spaces.pageInfo.endCursor } })}>
            {t('tokens.moreSpaces')}
          </Button>
        </div>
      )}
    </>
  );
}
