/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment TokenRow_accessToken on AccessToken {\n    id\n    name\n    scopes\n    expiresAt\n    lastUsedAt\n  }\n": typeof types.TokenRow_AccessTokenFragmentDoc,
    "\n  query AccessTokens {\n    viewer {\n      accessTokens {\n        id\n        ...TokenRow_accessToken\n      }\n    }\n  }\n": typeof types.AccessTokensDocument,
    "\n  mutation CreateAccessToken($input: CreateAccessTokenInput!) {\n    createAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n": typeof types.CreateAccessTokenDocument,
    "\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      ...SignedInFrame_viewer\n    }\n  }\n": typeof types.UpdateViewerDocument,
    "\n  mutation RevokeAccessToken($accessTokenId: ID!) {\n    revokeAccessToken(accessTokenId: $accessTokenId)\n  }\n": typeof types.RevokeAccessTokenDocument,
    "\n  fragment SignedInFrame_viewer on Viewer {\n    account {\n      id\n      name\n    }\n    email\n    locale\n  }\n": typeof types.SignedInFrame_ViewerFragmentDoc,
    "\n  query SignedIn {\n    viewer {\n      ...SignedInFrame_viewer\n    }\n  }\n": typeof types.SignedInDocument,
    "\n  subscription ViewerChanged {\n    viewerChanged {\n      ...SignedInFrame_viewer\n    }\n  }\n": typeof types.ViewerChangedDocument,
    "\n  mutation KeepLocale($locale: Locale!) {\n    updateViewer(input: { locale: $locale }) {\n      locale\n    }\n  }\n": typeof types.KeepLocaleDocument,
    "\n  subscription Follow($documentId: ID!, $stateVector: Base64, $session: ID, $schemaVersion: Int) {\n    documentUpdates(\n      documentId: $documentId\n      stateVector: $stateVector\n      session: $session\n      schemaVersion: $schemaVersion\n    ) {\n      update\n      stateVector\n      awareness\n      revision\n    }\n  }\n": typeof types.FollowDocument,
    "\n  mutation Push($input: PushDocumentUpdateInput!) {\n    pushDocumentUpdate(input: $input) {\n      revision\n      savedAt\n    }\n  }\n": typeof types.PushDocument,
    "\n  mutation PushAwareness($input: PushAwarenessInput!) {\n    pushAwareness(input: $input)\n  }\n": typeof types.PushAwarenessDocument,
    "\n  query SchemaVersion($documentId: ID!) {\n    document(id: $documentId) {\n      schemaVersion\n    }\n  }\n": typeof types.SchemaVersionDocument,
    "\n  fragment BinRow_document on Document {\n    id\n    title\n    trashedAt\n    viewerCan {\n      restore\n    }\n  }\n": typeof types.BinRow_DocumentFragmentDoc,
    "\n  query BinPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      documents(first: 100, after: $after, inBin: true) {\n        edges {\n          node {\n            id\n            ...BinRow_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.BinPageDocument,
    "\n  subscription BinPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        ...SpaceHeading_space\n      }\n      document {\n        id\n        ...BinRow_document\n      }\n    }\n  }\n": typeof types.BinPageChangesDocument,
    "\n  mutation CreateDocument($input: CreateDocumentInput!) {\n    createDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": typeof types.CreateDocumentDocument,
    "\n  fragment DocumentFrame_document on Document {\n    id\n    title\n    trashedAt\n    viewerCan {\n      edit\n      restore\n    }\n    space {\n      id\n      name\n    }\n    ...DocumentTitle_document\n  }\n": typeof types.DocumentFrame_DocumentFragmentDoc,
    "\n  query DocumentPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      ...DocumentFrame_document\n      ...DocumentEditor_document\n      text\n    }\n    viewer {\n      ...DocumentEditor_viewer\n    }\n  }\n": typeof types.DocumentPageDocument,
    "\n  subscription DocumentPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        name\n      }\n      document {\n        ...DocumentFrame_document\n      }\n    }\n  }\n": typeof types.DocumentPageChangesDocument,
    "\n  fragment DocumentTitle_document on Document {\n    id\n    title\n    viewerCan {\n      rename\n    }\n  }\n": typeof types.DocumentTitle_DocumentFragmentDoc,
    "\n  fragment DocumentTree_document on Document {\n    id\n    title\n    parentId\n    position\n    updatedAt\n    trashedAt\n    viewerCan {\n      rename\n      move\n      trash\n    }\n  }\n": typeof types.DocumentTree_DocumentFragmentDoc,
    "\n  mutation MoveDocument($input: MoveDocumentInput!) {\n    moveDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": typeof types.MoveDocumentDocument,
    "\n  fragment DocumentEditor_document on Document {\n    id\n    title\n    text\n    schemaVersion\n    trashedAt\n    viewerCan {\n      edit\n    }\n  }\n": typeof types.DocumentEditor_DocumentFragmentDoc,
    "\n  fragment DocumentEditor_viewer on Viewer {\n    account {\n      id\n      name\n    }\n  }\n": typeof types.DocumentEditor_ViewerFragmentDoc,
    "\n  query SpacePage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      ...SpaceOverview_space\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            ...DocumentTree_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SpacePageDocument,
    "\n  fragment SpaceOverview_space on Space {\n    id\n    name\n    viewerCan {\n      createDocument\n    }\n    ...SpaceHeading_space\n    latestEvents(first: 8) {\n      id\n      ...EventList_event\n    }\n  }\n": typeof types.SpaceOverview_SpaceFragmentDoc,
    "\n  subscription SpaceOverviewChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        ...SpaceOverview_space\n      }\n      document {\n        id\n        ...DocumentTree_document\n      }\n    }\n  }\n": typeof types.SpaceOverviewChangesDocument,
    "\n  mutation RenameDocument($input: RenameDocumentInput!) {\n    renameDocument(input: $input) {\n      id\n      title\n      updatedAt\n    }\n  }\n": typeof types.RenameDocumentDocument,
    "\n  mutation TrashDocument($documentId: ID!) {\n    trashDocument(documentId: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n": typeof types.TrashDocumentDocument,
    "\n  mutation RestoreDocument($documentId: ID!) {\n    restoreDocument(documentId: $documentId) {\n      id\n      trashedAt\n      parentId\n      position\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n": typeof types.RestoreDocumentDocument,
    "\n  mutation AddSpaceMember($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": typeof types.AddSpaceMemberDocument,
    "\n  mutation CreateSpace($input: CreateSpaceInput!) {\n    createSpace(input: $input) {\n      id\n      ...SpaceCard_space\n    }\n  }\n": typeof types.CreateSpaceDocument,
    "\n  mutation UpdateSpace($input: UpdateSpaceInput!) {\n    updateSpace(input: $input) {\n      id\n      ...SpaceHeading_space\n    }\n  }\n": typeof types.UpdateSpaceDocument,
    "\n  fragment EventList_event on SpaceEvent {\n    id\n    type\n    actor {\n      id\n      name\n    }\n    document {\n      id\n      title\n    }\n    subjectName\n    at\n  }\n": typeof types.EventList_EventFragmentDoc,
    "\n  mutation LeaveSpace($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n    }\n  }\n": typeof types.LeaveSpaceDocument,
    "\n  fragment MemberRow_member on SpaceMember {\n    account {\n      id\n      name\n    }\n    role\n    email\n    joinedAt\n  }\n": typeof types.MemberRow_MemberFragmentDoc,
    "\n  fragment MemberList_space on Space {\n    members(first: 100) {\n      edges {\n        node {\n          account {\n            id\n          }\n          role\n          ...MemberRow_member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.MemberList_SpaceFragmentDoc,
    "\n  mutation SetSpaceRole($input: SpaceMemberInput!) {\n    setSpaceRole(input: $input) {\n      id\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      ...MemberList_space\n    }\n  }\n": typeof types.SetSpaceRoleDocument,
    "\n  mutation RemoveSpaceMember($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": typeof types.RemoveSpaceMemberDocument,
    "\n  query MembersPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      name\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n            }\n            role\n            ...MemberRow_member\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MembersPageDocument,
    "\n  subscription MembersPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      space {\n        id\n        ...SpaceHeading_space\n        viewerRole\n        viewerCan {\n          manageMembers\n        }\n        ...MemberList_space\n      }\n    }\n  }\n": typeof types.MembersPageChangesDocument,
    "\n  fragment SpaceCard_space on Space {\n    id\n    name\n    purpose\n    viewerRole\n    newsCount\n    latestEvents(first: 2) {\n      id\n      ...EventList_event\n    }\n  }\n": typeof types.SpaceCard_SpaceFragmentDoc,
    "\n  fragment SpaceHeading_space on Space {\n    id\n    name\n    purpose\n    closedBecause\n    viewerCan {\n      rename\n    }\n  }\n": typeof types.SpaceHeading_SpaceFragmentDoc,
    "\n  query SpacesPage($after: String) {\n    viewer {\n      spaces(first: 50, after: $after) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SpacesPageDocument,
    "\n  subscription SpacesPageChanges {\n    viewerChanged {\n      spaces(first: 50) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SpacesPageChangesDocument,
    "\n  mutation MarkSpaceSeen($spaceId: ID!) {\n    markSpaceSeen(spaceId: $spaceId) {\n      id\n      newsCount\n    }\n  }\n": typeof types.MarkSpaceSeenDocument,
};
const documents: Documents = {
    "\n  fragment TokenRow_accessToken on AccessToken {\n    id\n    name\n    scopes\n    expiresAt\n    lastUsedAt\n  }\n": types.TokenRow_AccessTokenFragmentDoc,
    "\n  query AccessTokens {\n    viewer {\n      accessTokens {\n        id\n        ...TokenRow_accessToken\n      }\n    }\n  }\n": types.AccessTokensDocument,
    "\n  mutation CreateAccessToken($input: CreateAccessTokenInput!) {\n    createAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n": types.CreateAccessTokenDocument,
    "\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      ...SignedInFrame_viewer\n    }\n  }\n": types.UpdateViewerDocument,
    "\n  mutation RevokeAccessToken($accessTokenId: ID!) {\n    revokeAccessToken(accessTokenId: $accessTokenId)\n  }\n": types.RevokeAccessTokenDocument,
    "\n  fragment SignedInFrame_viewer on Viewer {\n    account {\n      id\n      name\n    }\n    email\n    locale\n  }\n": types.SignedInFrame_ViewerFragmentDoc,
    "\n  query SignedIn {\n    viewer {\n      ...SignedInFrame_viewer\n    }\n  }\n": types.SignedInDocument,
    "\n  subscription ViewerChanged {\n    viewerChanged {\n      ...SignedInFrame_viewer\n    }\n  }\n": types.ViewerChangedDocument,
    "\n  mutation KeepLocale($locale: Locale!) {\n    updateViewer(input: { locale: $locale }) {\n      locale\n    }\n  }\n": types.KeepLocaleDocument,
    "\n  subscription Follow($documentId: ID!, $stateVector: Base64, $session: ID, $schemaVersion: Int) {\n    documentUpdates(\n      documentId: $documentId\n      stateVector: $stateVector\n      session: $session\n      schemaVersion: $schemaVersion\n    ) {\n      update\n      stateVector\n      awareness\n      revision\n    }\n  }\n": types.FollowDocument,
    "\n  mutation Push($input: PushDocumentUpdateInput!) {\n    pushDocumentUpdate(input: $input) {\n      revision\n      savedAt\n    }\n  }\n": types.PushDocument,
    "\n  mutation PushAwareness($input: PushAwarenessInput!) {\n    pushAwareness(input: $input)\n  }\n": types.PushAwarenessDocument,
    "\n  query SchemaVersion($documentId: ID!) {\n    document(id: $documentId) {\n      schemaVersion\n    }\n  }\n": types.SchemaVersionDocument,
    "\n  fragment BinRow_document on Document {\n    id\n    title\n    trashedAt\n    viewerCan {\n      restore\n    }\n  }\n": types.BinRow_DocumentFragmentDoc,
    "\n  query BinPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      documents(first: 100, after: $after, inBin: true) {\n        edges {\n          node {\n            id\n            ...BinRow_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.BinPageDocument,
    "\n  subscription BinPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        ...SpaceHeading_space\n      }\n      document {\n        id\n        ...BinRow_document\n      }\n    }\n  }\n": types.BinPageChangesDocument,
    "\n  mutation CreateDocument($input: CreateDocumentInput!) {\n    createDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": types.CreateDocumentDocument,
    "\n  fragment DocumentFrame_document on Document {\n    id\n    title\n    trashedAt\n    viewerCan {\n      edit\n      restore\n    }\n    space {\n      id\n      name\n    }\n    ...DocumentTitle_document\n  }\n": types.DocumentFrame_DocumentFragmentDoc,
    "\n  query DocumentPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      ...DocumentFrame_document\n      ...DocumentEditor_document\n      text\n    }\n    viewer {\n      ...DocumentEditor_viewer\n    }\n  }\n": types.DocumentPageDocument,
    "\n  subscription DocumentPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        name\n      }\n      document {\n        ...DocumentFrame_document\n      }\n    }\n  }\n": types.DocumentPageChangesDocument,
    "\n  fragment DocumentTitle_document on Document {\n    id\n    title\n    viewerCan {\n      rename\n    }\n  }\n": types.DocumentTitle_DocumentFragmentDoc,
    "\n  fragment DocumentTree_document on Document {\n    id\n    title\n    parentId\n    position\n    updatedAt\n    trashedAt\n    viewerCan {\n      rename\n      move\n      trash\n    }\n  }\n": types.DocumentTree_DocumentFragmentDoc,
    "\n  mutation MoveDocument($input: MoveDocumentInput!) {\n    moveDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": types.MoveDocumentDocument,
    "\n  fragment DocumentEditor_document on Document {\n    id\n    title\n    text\n    schemaVersion\n    trashedAt\n    viewerCan {\n      edit\n    }\n  }\n": types.DocumentEditor_DocumentFragmentDoc,
    "\n  fragment DocumentEditor_viewer on Viewer {\n    account {\n      id\n      name\n    }\n  }\n": types.DocumentEditor_ViewerFragmentDoc,
    "\n  query SpacePage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      ...SpaceOverview_space\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            ...DocumentTree_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SpacePageDocument,
    "\n  fragment SpaceOverview_space on Space {\n    id\n    name\n    viewerCan {\n      createDocument\n    }\n    ...SpaceHeading_space\n    latestEvents(first: 8) {\n      id\n      ...EventList_event\n    }\n  }\n": types.SpaceOverview_SpaceFragmentDoc,
    "\n  subscription SpaceOverviewChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        ...SpaceOverview_space\n      }\n      document {\n        id\n        ...DocumentTree_document\n      }\n    }\n  }\n": types.SpaceOverviewChangesDocument,
    "\n  mutation RenameDocument($input: RenameDocumentInput!) {\n    renameDocument(input: $input) {\n      id\n      title\n      updatedAt\n    }\n  }\n": types.RenameDocumentDocument,
    "\n  mutation TrashDocument($documentId: ID!) {\n    trashDocument(documentId: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n": types.TrashDocumentDocument,
    "\n  mutation RestoreDocument($documentId: ID!) {\n    restoreDocument(documentId: $documentId) {\n      id\n      trashedAt\n      parentId\n      position\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n": types.RestoreDocumentDocument,
    "\n  mutation AddSpaceMember($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": types.AddSpaceMemberDocument,
    "\n  mutation CreateSpace($input: CreateSpaceInput!) {\n    createSpace(input: $input) {\n      id\n      ...SpaceCard_space\n    }\n  }\n": types.CreateSpaceDocument,
    "\n  mutation UpdateSpace($input: UpdateSpaceInput!) {\n    updateSpace(input: $input) {\n      id\n      ...SpaceHeading_space\n    }\n  }\n": types.UpdateSpaceDocument,
    "\n  fragment EventList_event on SpaceEvent {\n    id\n    type\n    actor {\n      id\n      name\n    }\n    document {\n      id\n      title\n    }\n    subjectName\n    at\n  }\n": types.EventList_EventFragmentDoc,
    "\n  mutation LeaveSpace($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n    }\n  }\n": types.LeaveSpaceDocument,
    "\n  fragment MemberRow_member on SpaceMember {\n    account {\n      id\n      name\n    }\n    role\n    email\n    joinedAt\n  }\n": types.MemberRow_MemberFragmentDoc,
    "\n  fragment MemberList_space on Space {\n    members(first: 100) {\n      edges {\n        node {\n          account {\n            id\n          }\n          role\n          ...MemberRow_member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.MemberList_SpaceFragmentDoc,
    "\n  mutation SetSpaceRole($input: SpaceMemberInput!) {\n    setSpaceRole(input: $input) {\n      id\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      ...MemberList_space\n    }\n  }\n": types.SetSpaceRoleDocument,
    "\n  mutation RemoveSpaceMember($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": types.RemoveSpaceMemberDocument,
    "\n  query MembersPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      name\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n            }\n            role\n            ...MemberRow_member\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MembersPageDocument,
    "\n  subscription MembersPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      space {\n        id\n        ...SpaceHeading_space\n        viewerRole\n        viewerCan {\n          manageMembers\n        }\n        ...MemberList_space\n      }\n    }\n  }\n": types.MembersPageChangesDocument,
    "\n  fragment SpaceCard_space on Space {\n    id\n    name\n    purpose\n    viewerRole\n    newsCount\n    latestEvents(first: 2) {\n      id\n      ...EventList_event\n    }\n  }\n": types.SpaceCard_SpaceFragmentDoc,
    "\n  fragment SpaceHeading_space on Space {\n    id\n    name\n    purpose\n    closedBecause\n    viewerCan {\n      rename\n    }\n  }\n": types.SpaceHeading_SpaceFragmentDoc,
    "\n  query SpacesPage($after: String) {\n    viewer {\n      spaces(first: 50, after: $after) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SpacesPageDocument,
    "\n  subscription SpacesPageChanges {\n    viewerChanged {\n      spaces(first: 50) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SpacesPageChangesDocument,
    "\n  mutation MarkSpaceSeen($spaceId: ID!) {\n    markSpaceSeen(spaceId: $spaceId) {\n      id\n      newsCount\n    }\n  }\n": types.MarkSpaceSeenDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TokenRow_accessToken on AccessToken {\n    id\n    name\n    scopes\n    expiresAt\n    lastUsedAt\n  }\n"): (typeof documents)["\n  fragment TokenRow_accessToken on AccessToken {\n    id\n    name\n    scopes\n    expiresAt\n    lastUsedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccessTokens {\n    viewer {\n      accessTokens {\n        id\n        ...TokenRow_accessToken\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccessTokens {\n    viewer {\n      accessTokens {\n        id\n        ...TokenRow_accessToken\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAccessToken($input: CreateAccessTokenInput!) {\n    createAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateAccessToken($input: CreateAccessTokenInput!) {\n    createAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      ...SignedInFrame_viewer\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      ...SignedInFrame_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeAccessToken($accessTokenId: ID!) {\n    revokeAccessToken(accessTokenId: $accessTokenId)\n  }\n"): (typeof documents)["\n  mutation RevokeAccessToken($accessTokenId: ID!) {\n    revokeAccessToken(accessTokenId: $accessTokenId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SignedInFrame_viewer on Viewer {\n    account {\n      id\n      name\n    }\n    email\n    locale\n  }\n"): (typeof documents)["\n  fragment SignedInFrame_viewer on Viewer {\n    account {\n      id\n      name\n    }\n    email\n    locale\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignedIn {\n    viewer {\n      ...SignedInFrame_viewer\n    }\n  }\n"): (typeof documents)["\n  query SignedIn {\n    viewer {\n      ...SignedInFrame_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ViewerChanged {\n    viewerChanged {\n      ...SignedInFrame_viewer\n    }\n  }\n"): (typeof documents)["\n  subscription ViewerChanged {\n    viewerChanged {\n      ...SignedInFrame_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeepLocale($locale: Locale!) {\n    updateViewer(input: { locale: $locale }) {\n      locale\n    }\n  }\n"): (typeof documents)["\n  mutation KeepLocale($locale: Locale!) {\n    updateViewer(input: { locale: $locale }) {\n      locale\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Follow($documentId: ID!, $stateVector: Base64, $session: ID, $schemaVersion: Int) {\n    documentUpdates(\n      documentId: $documentId\n      stateVector: $stateVector\n      session: $session\n      schemaVersion: $schemaVersion\n    ) {\n      update\n      stateVector\n      awareness\n      revision\n    }\n  }\n"): (typeof documents)["\n  subscription Follow($documentId: ID!, $stateVector: Base64, $session: ID, $schemaVersion: Int) {\n    documentUpdates(\n      documentId: $documentId\n      stateVector: $stateVector\n      session: $session\n      schemaVersion: $schemaVersion\n    ) {\n      update\n      stateVector\n      awareness\n      revision\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Push($input: PushDocumentUpdateInput!) {\n    pushDocumentUpdate(input: $input) {\n      revision\n      savedAt\n    }\n  }\n"): (typeof documents)["\n  mutation Push($input: PushDocumentUpdateInput!) {\n    pushDocumentUpdate(input: $input) {\n      revision\n      savedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PushAwareness($input: PushAwarenessInput!) {\n    pushAwareness(input: $input)\n  }\n"): (typeof documents)["\n  mutation PushAwareness($input: PushAwarenessInput!) {\n    pushAwareness(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SchemaVersion($documentId: ID!) {\n    document(id: $documentId) {\n      schemaVersion\n    }\n  }\n"): (typeof documents)["\n  query SchemaVersion($documentId: ID!) {\n    document(id: $documentId) {\n      schemaVersion\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BinRow_document on Document {\n    id\n    title\n    trashedAt\n    viewerCan {\n      restore\n    }\n  }\n"): (typeof documents)["\n  fragment BinRow_document on Document {\n    id\n    title\n    trashedAt\n    viewerCan {\n      restore\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BinPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      documents(first: 100, after: $after, inBin: true) {\n        edges {\n          node {\n            id\n            ...BinRow_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BinPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      documents(first: 100, after: $after, inBin: true) {\n        edges {\n          node {\n            id\n            ...BinRow_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BinPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        ...SpaceHeading_space\n      }\n      document {\n        id\n        ...BinRow_document\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription BinPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        ...SpaceHeading_space\n      }\n      document {\n        id\n        ...BinRow_document\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDocument($input: CreateDocumentInput!) {\n    createDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"): (typeof documents)["\n  mutation CreateDocument($input: CreateDocumentInput!) {\n    createDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentFrame_document on Document {\n    id\n    title\n    trashedAt\n    viewerCan {\n      edit\n      restore\n    }\n    space {\n      id\n      name\n    }\n    ...DocumentTitle_document\n  }\n"): (typeof documents)["\n  fragment DocumentFrame_document on Document {\n    id\n    title\n    trashedAt\n    viewerCan {\n      edit\n      restore\n    }\n    space {\n      id\n      name\n    }\n    ...DocumentTitle_document\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      ...DocumentFrame_document\n      ...DocumentEditor_document\n      text\n    }\n    viewer {\n      ...DocumentEditor_viewer\n    }\n  }\n"): (typeof documents)["\n  query DocumentPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      ...DocumentFrame_document\n      ...DocumentEditor_document\n      text\n    }\n    viewer {\n      ...DocumentEditor_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DocumentPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        name\n      }\n      document {\n        ...DocumentFrame_document\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription DocumentPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        name\n      }\n      document {\n        ...DocumentFrame_document\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentTitle_document on Document {\n    id\n    title\n    viewerCan {\n      rename\n    }\n  }\n"): (typeof documents)["\n  fragment DocumentTitle_document on Document {\n    id\n    title\n    viewerCan {\n      rename\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentTree_document on Document {\n    id\n    title\n    parentId\n    position\n    updatedAt\n    trashedAt\n    viewerCan {\n      rename\n      move\n      trash\n    }\n  }\n"): (typeof documents)["\n  fragment DocumentTree_document on Document {\n    id\n    title\n    parentId\n    position\n    updatedAt\n    trashedAt\n    viewerCan {\n      rename\n      move\n      trash\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveDocument($input: MoveDocumentInput!) {\n    moveDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"): (typeof documents)["\n  mutation MoveDocument($input: MoveDocumentInput!) {\n    moveDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentEditor_document on Document {\n    id\n    title\n    text\n    schemaVersion\n    trashedAt\n    viewerCan {\n      edit\n    }\n  }\n"): (typeof documents)["\n  fragment DocumentEditor_document on Document {\n    id\n    title\n    text\n    schemaVersion\n    trashedAt\n    viewerCan {\n      edit\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentEditor_viewer on Viewer {\n    account {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment DocumentEditor_viewer on Viewer {\n    account {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpacePage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      ...SpaceOverview_space\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            ...DocumentTree_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SpacePage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      ...SpaceOverview_space\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            ...DocumentTree_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SpaceOverview_space on Space {\n    id\n    name\n    viewerCan {\n      createDocument\n    }\n    ...SpaceHeading_space\n    latestEvents(first: 8) {\n      id\n      ...EventList_event\n    }\n  }\n"): (typeof documents)["\n  fragment SpaceOverview_space on Space {\n    id\n    name\n    viewerCan {\n      createDocument\n    }\n    ...SpaceHeading_space\n    latestEvents(first: 8) {\n      id\n      ...EventList_event\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SpaceOverviewChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        ...SpaceOverview_space\n      }\n      document {\n        id\n        ...DocumentTree_document\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription SpaceOverviewChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        ...SpaceOverview_space\n      }\n      document {\n        id\n        ...DocumentTree_document\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameDocument($input: RenameDocumentInput!) {\n    renameDocument(input: $input) {\n      id\n      title\n      updatedAt\n    }\n  }\n"): (typeof documents)["\n  mutation RenameDocument($input: RenameDocumentInput!) {\n    renameDocument(input: $input) {\n      id\n      title\n      updatedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TrashDocument($documentId: ID!) {\n    trashDocument(documentId: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TrashDocument($documentId: ID!) {\n    trashDocument(documentId: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreDocument($documentId: ID!) {\n    restoreDocument(documentId: $documentId) {\n      id\n      trashedAt\n      parentId\n      position\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreDocument($documentId: ID!) {\n    restoreDocument(documentId: $documentId) {\n      id\n      trashedAt\n      parentId\n      position\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddSpaceMember($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n"): (typeof documents)["\n  mutation AddSpaceMember($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSpace($input: CreateSpaceInput!) {\n    createSpace(input: $input) {\n      id\n      ...SpaceCard_space\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSpace($input: CreateSpaceInput!) {\n    createSpace(input: $input) {\n      id\n      ...SpaceCard_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSpace($input: UpdateSpaceInput!) {\n    updateSpace(input: $input) {\n      id\n      ...SpaceHeading_space\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateSpace($input: UpdateSpaceInput!) {\n    updateSpace(input: $input) {\n      id\n      ...SpaceHeading_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventList_event on SpaceEvent {\n    id\n    type\n    actor {\n      id\n      name\n    }\n    document {\n      id\n      title\n    }\n    subjectName\n    at\n  }\n"): (typeof documents)["\n  fragment EventList_event on SpaceEvent {\n    id\n    type\n    actor {\n      id\n      name\n    }\n    document {\n      id\n      title\n    }\n    subjectName\n    at\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeaveSpace($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation LeaveSpace($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemberRow_member on SpaceMember {\n    account {\n      id\n      name\n    }\n    role\n    email\n    joinedAt\n  }\n"): (typeof documents)["\n  fragment MemberRow_member on SpaceMember {\n    account {\n      id\n      name\n    }\n    role\n    email\n    joinedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemberList_space on Space {\n    members(first: 100) {\n      edges {\n        node {\n          account {\n            id\n          }\n          role\n          ...MemberRow_member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment MemberList_space on Space {\n    members(first: 100) {\n      edges {\n        node {\n          account {\n            id\n          }\n          role\n          ...MemberRow_member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetSpaceRole($input: SpaceMemberInput!) {\n    setSpaceRole(input: $input) {\n      id\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      ...MemberList_space\n    }\n  }\n"): (typeof documents)["\n  mutation SetSpaceRole($input: SpaceMemberInput!) {\n    setSpaceRole(input: $input) {\n      id\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      ...MemberList_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSpaceMember($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveSpaceMember($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MembersPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      name\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n            }\n            role\n            ...MemberRow_member\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MembersPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      name\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n            }\n            role\n            ...MemberRow_member\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MembersPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      space {\n        id\n        ...SpaceHeading_space\n        viewerRole\n        viewerCan {\n          manageMembers\n        }\n        ...MemberList_space\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription MembersPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      space {\n        id\n        ...SpaceHeading_space\n        viewerRole\n        viewerCan {\n          manageMembers\n        }\n        ...MemberList_space\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SpaceCard_space on Space {\n    id\n    name\n    purpose\n    viewerRole\n    newsCount\n    latestEvents(first: 2) {\n      id\n      ...EventList_event\n    }\n  }\n"): (typeof documents)["\n  fragment SpaceCard_space on Space {\n    id\n    name\n    purpose\n    viewerRole\n    newsCount\n    latestEvents(first: 2) {\n      id\n      ...EventList_event\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SpaceHeading_space on Space {\n    id\n    name\n    purpose\n    closedBecause\n    viewerCan {\n      rename\n    }\n  }\n"): (typeof documents)["\n  fragment SpaceHeading_space on Space {\n    id\n    name\n    purpose\n    closedBecause\n    viewerCan {\n      rename\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpacesPage($after: String) {\n    viewer {\n      spaces(first: 50, after: $after) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SpacesPage($after: String) {\n    viewer {\n      spaces(first: 50, after: $after) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SpacesPageChanges {\n    viewerChanged {\n      spaces(first: 50) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription SpacesPageChanges {\n    viewerChanged {\n      spaces(first: 50) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkSpaceSeen($spaceId: ID!) {\n    markSpaceSeen(spaceId: $spaceId) {\n      id\n      newsCount\n    }\n  }\n"): (typeof documents)["\n  mutation MarkSpaceSeen($spaceId: ID!) {\n    markSpaceSeen(spaceId: $spaceId) {\n      id\n      newsCount\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;