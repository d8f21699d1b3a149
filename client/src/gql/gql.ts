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
    "\n  fragment TokenRow_accessToken on AccessToken {\n    id\n    name\n    scopes\n    spaces {\n      id\n      name\n    }\n    expiresAt\n    lastUsedAt\n    replacedAt\n  }\n": typeof types.TokenRow_AccessTokenFragmentDoc,
    "\n  query AccessTokens {\n    viewer {\n      accessTokens {\n        id\n        name\n        ...TokenRow_accessToken\n      }\n    }\n  }\n": typeof types.AccessTokensDocument,
    "\n  mutation RequestEmailChange($input: RequestEmailChangeInput!) {\n    requestEmailChange(input: $input) {\n      email\n      sentAt\n      expiresAt\n    }\n  }\n": typeof types.RequestEmailChangeDocument,
    "\n  mutation UpdateServiceAccount($input: UpdateServiceAccountInput!) {\n    updateServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n": typeof types.UpdateServiceAccountDocument,
    "\n  mutation RemoveServiceAccount($accountId: ID!) {\n    removeServiceAccount(accountId: $accountId)\n  }\n": typeof types.RemoveServiceAccountDocument,
    "\n  query ChooseOrganisation($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.ChooseOrganisationDocument,
    "\n  mutation SetAccountOrganisation($input: SetAccountOrganisationInput!) {\n    setAccountOrganisation(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n": typeof types.SetAccountOrganisationDocument,
    "\n  mutation SetAdministrator($input: SetAdministratorInput!) {\n    setAdministrator(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n": typeof types.SetAdministratorDocument,
    "\n  mutation SetAccountLock($input: SetAccountLockInput!) {\n    setAccountLock(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n": typeof types.SetAccountLockDocument,
    "\n  query EmailChangeOffer($secret: String!) {\n    offeredEmailChange(secret: $secret) {\n      email\n      isForAnother\n    }\n  }\n": typeof types.EmailChangeOfferDocument,
    "\n  mutation ConfirmEmailChange($secret: String!) {\n    confirmEmailChange(secret: $secret)\n  }\n": typeof types.ConfirmEmailChangeDocument,
    "\n  query ServiceOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.ServiceOrganisationsDocument,
    "\n  mutation CreateServiceAccount($input: CreateServiceAccountInput!) {\n    createServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n": typeof types.CreateServiceAccountDocument,
    "\n  mutation CreateAccessToken($input: CreateAccessTokenInput!) {\n    createAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n": typeof types.CreateAccessTokenDocument,
    "\n  query EmailPart @live {\n    viewer {\n      email\n      signInMethods {\n        hasPassword\n        hasIdentityProvider\n      }\n      emailChange {\n        email\n        sentAt\n        expiresAt\n      }\n    }\n  }\n": typeof types.EmailPartDocument,
    "\n  mutation ResendEmailChange {\n    resendEmailChange {\n      email\n      sentAt\n      expiresAt\n    }\n  }\n": typeof types.ResendEmailChangeDocument,
    "\n  mutation WithdrawEmailChange {\n    withdrawEmailChange\n  }\n": typeof types.WithdrawEmailChangeDocument,
    "\n  query ErasurePreview {\n    viewer {\n      erasure {\n        ...ErasurePreview\n      }\n    }\n  }\n": typeof types.ErasurePreviewDocument,
    "\n  mutation EraseAccount($input: EraseAccountInput!) {\n    eraseAccount(input: $input)\n  }\n": typeof types.EraseAccountDocument,
    "\n  fragment ErasurePreview on ErasurePreview {\n    isLastAdministrator\n    needsPassword\n    spacesToHandOver {\n      id\n      name\n    }\n    spacesLeftEmpty {\n      id\n      name\n    }\n  }\n": typeof types.ErasurePreviewFragmentDoc,
    "\n  fragment ManagedAccountRow_account on ManagedAccount {\n    account {\n      id\n      name\n      organisation {\n        id\n        name\n      }\n    }\n    email\n    isAdministrator\n    isLocked\n    lastSignInOn\n  }\n": typeof types.ManagedAccountRow_AccountFragmentDoc,
    "\n  query ManagedAccountsTab($search: String, $after: String) @live {\n    accounts(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        account {\n          id\n        }\n        ...ManagedAccountRow_account\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ManagedAccountsTabDocument,
    "\n  mutation ExportOwnData {\n    exportOwnData\n  }\n": typeof types.ExportOwnDataDocument,
    "\n  mutation ExportOwnDataAsPdf {\n    exportOwnDataAsPdf\n  }\n": typeof types.ExportOwnDataAsPdfDocument,
    "\n  fragment PasskeyRow_passkey on Passkey {\n    id\n    name\n    createdAt\n    lastUsedAt\n  }\n": typeof types.PasskeyRow_PasskeyFragmentDoc,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input)\n  }\n": typeof types.ChangePasswordDocument,
    "\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      ...SignedInFrame_viewer\n    }\n  }\n": typeof types.UpdateViewerDocument,
    "\n  mutation RemovePasskey($passkeyId: ID!, $currentPassword: String) {\n    removePasskey(passkeyId: $passkeyId, currentPassword: $currentPassword)\n  }\n": typeof types.RemovePasskeyDocument,
    "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) {\n      ...PasskeyRow_passkey\n    }\n  }\n": typeof types.RenamePasskeyDocument,
    "\n  mutation RenameServiceAccount($input: UpdateServiceAccountInput!) {\n    updateServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n": typeof types.RenameServiceAccountDocument,
    "\n  mutation RevokeAccessToken($accessTokenId: ID!) {\n    revokeAccessToken(accessTokenId: $accessTokenId)\n  }\n": typeof types.RevokeAccessTokenDocument,
    "\n  mutation RotateAccessToken($input: RotateAccessTokenInput!) {\n    rotateAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n": typeof types.RotateAccessTokenDocument,
    "\n  query Security {\n    viewer {\n      signInMethods {\n        hasPassword\n        hasSecondFactor\n        recoveryCodesLeft\n      }\n      passkeys {\n        id\n        ...PasskeyRow_passkey\n      }\n      sessions {\n        id\n        ...SessionRow_session\n      }\n    }\n  }\n": typeof types.SecurityDocument,
    "\n  fragment ServiceAccountRow_account on ServiceAccount {\n    account {\n      id\n      name\n      organisation {\n        id\n        name\n      }\n    }\n    isLocked\n    createdAt\n  }\n": typeof types.ServiceAccountRow_AccountFragmentDoc,
    "\n  query ServiceAccountsTab($search: String, $after: String) @live {\n    serviceAccounts(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        account {\n          id\n        }\n        ...ServiceAccountRow_account\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ServiceAccountsTabDocument,
    "\n  query ServiceTokens($accountId: ID!) {\n    serviceAccount(accountId: $accountId) {\n      account {\n        id\n      }\n      accessTokens {\n        id\n        name\n        ...TokenRow_accessToken\n      }\n    }\n  }\n": typeof types.ServiceTokensDocument,
    "\n  fragment SessionRow_session on Session {\n    id\n    browser\n    system\n    address\n    method\n    createdAt\n    isCurrent\n  }\n": typeof types.SessionRow_SessionFragmentDoc,
    "\n  mutation EndSession($sessionId: ID!) {\n    endSession(sessionId: $sessionId)\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions\n  }\n": typeof types.EndOtherSessionsDocument,
    "\n  fragment SignedInFrame_viewer on Viewer {\n    account {\n      id\n      name\n    }\n    email\n    locale\n    isAdministrator\n    viewerCan {\n      manageAccounts\n      manageOrganisations\n      manageBodies\n      manageRuleSets\n      manageTemplates\n      inviteToHub\n      readTrail\n      manageServiceAccounts\n    }\n  }\n": typeof types.SignedInFrame_ViewerFragmentDoc,
    "\n  query SignedIn {\n    viewer {\n      ...SignedInFrame_viewer\n    }\n  }\n": typeof types.SignedInDocument,
    "\n  subscription ViewerChanged {\n    viewerChanged {\n      ...SignedInFrame_viewer\n    }\n  }\n": typeof types.ViewerChangedDocument,
    "\n  mutation KeepLocale($locale: Locale!) {\n    updateViewer(input: { locale: $locale }) {\n      locale\n    }\n  }\n": typeof types.KeepLocaleDocument,
    "\n  query TokenSpaces($after: String) {\n    spaces(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.TokenSpacesDocument,
    "\n  fragment TrailList_entry on TrailEntry {\n    id\n    kind\n    at\n    task\n    organisation\n    address\n    actor {\n      id\n      name\n    }\n    account {\n      id\n      name\n    }\n    facts {\n      name\n      value\n    }\n  }\n": typeof types.TrailList_EntryFragmentDoc,
    "\n  query TrailTab($after: String, $filter: TrailFilterInput) @live {\n    trail(first: 50, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...TrailList_entry\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.TrailTabDocument,
    "\n  query BodiesPage($search: String, $first: Int!) @live {\n    bodies(first: $first, search: $search) {\n      totalCount\n      nodes {\n        id\n        name\n        shortName\n        seats(first: 1) {\n          totalCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.BodiesPageDocument,
    "\n  mutation CreateBody($input: CreateBodyInput!) {\n    createBody(input: $input) {\n      id\n    }\n  }\n": typeof types.CreateBodyDocument,
    "\n  mutation UpdateBody($input: UpdateBodyInput!) {\n    updateBody(input: $input) {\n      id\n      name\n      shortName\n      purpose\n    }\n  }\n": typeof types.UpdateBodyDocument,
    "\n  query BodyPage($id: ID!) @live {\n    body(id: $id) {\n      id\n      name\n      shortName\n      purpose\n    }\n  }\n": typeof types.BodyPageDocument,
    "\n  mutation RemoveBody($bodyId: ID!) {\n    removeBody(bodyId: $bodyId)\n  }\n": typeof types.RemoveBodyDocument,
    "\n  mutation AddBodySeat($input: AddBodySeatInput!) {\n    addBodySeat(input: $input) {\n      ...SeatRow_seat\n    }\n  }\n": typeof types.AddBodySeatDocument,
    "\n  mutation UpdateBodySeat($input: UpdateBodySeatInput!) {\n    updateBodySeat(input: $input) {\n      ...SeatRow_seat\n    }\n  }\n": typeof types.UpdateBodySeatDocument,
    "\n  query SeatList($bodyId: ID!, $after: String) @live {\n    body(id: $bodyId) {\n      id\n      seats(first: 100, after: $after) {\n        nodes {\n          id\n          ...SeatRow_seat\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SeatListDocument,
    "\n  query SeatOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.SeatOrganisationsDocument,
    "\n  fragment SeatRow_seat on BodySeat {\n    id\n    kind\n    startsOn\n    endsOn\n    organisation {\n      id\n      name\n    }\n    account {\n      id\n      name\n    }\n    deputyOfId\n  }\n": typeof types.SeatRow_SeatFragmentDoc,
    "\n  mutation RemoveBodySeat($seatId: ID!) {\n    removeBodySeat(seatId: $seatId) {\n      id\n    }\n  }\n": typeof types.RemoveBodySeatDocument,
    "\n  query SeatsToStandFor($bodyId: ID!) {\n    body(id: $bodyId) {\n      id\n      seats(first: 100) {\n        nodes {\n          id\n          kind\n          organisation {\n            id\n            name\n          }\n          account {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.SeatsToStandForDocument,
    "\n  fragment CirculationRow_circulation on Circulation {\n    id\n    title\n    question\n    bodyName\n    state\n    startedAt\n    deadlineAt\n    endedAt\n    rules {\n      ...Rules_set\n    }\n    standing {\n      votes\n      answered\n    }\n    result {\n      outcome\n      reason\n      endedAt\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n    }\n  }\n": typeof types.CirculationRow_CirculationFragmentDoc,
    "\n  fragment CirculationSeat_seat on CirculationSeat {\n    id\n    kind\n    guestName\n    organisationName\n    voteId\n    position\n    askedAt\n    reachedAt\n    openedAt\n    endedAt\n    isAnswered\n    account {\n      id\n      name\n    }\n    guest {\n      email\n      sentAt\n      refusedAt\n    }\n    answer {\n      ...CirculationAnswer_answer\n    }\n    forwardedTo {\n      id\n      account {\n        id\n        name\n      }\n      answer {\n        id\n      }\n    }\n    forwardedFrom {\n      id\n      account {\n        id\n        name\n      }\n      forwardedTo {\n        id\n      }\n    }\n  }\n": typeof types.CirculationSeat_SeatFragmentDoc,
    "\n  fragment CirculationAnswer_answer on CirculationAnswer {\n    id\n    choice\n    remark\n    at\n    ignored\n    account {\n      id\n      name\n    }\n  }\n": typeof types.CirculationAnswer_AnswerFragmentDoc,
    "\n  query CirculationPage($id: ID!) @live {\n    circulation(id: $id) {\n      id\n      ...CirculationRow_circulation\n      revision\n      contentHash\n      ruleSetName\n      ruleSetVersion\n      template\n      withdrawnBecause\n      choices\n      roundNumber\n      isSubstantial\n      formerRound {\n        id\n        rules {\n          ...Rules_set\n        }\n      }\n      nextRound {\n        id\n      }\n      decision {\n        id\n        number\n      }\n      startedBy {\n        id\n        name\n      }\n      standing {\n        votes\n        answered\n        counts {\n          entitled\n          agreed\n          refused\n          abstained\n          notConcerned\n          acknowledged\n          silent\n        }\n      }\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n": typeof types.CirculationPageDocument,
    "\n  query CirculationContent($id: ID!) {\n    circulation(id: $id) {\n      id\n      content\n    }\n  }\n": typeof types.CirculationContentDocument,
    "\n  query CirculationPictures($id: ID!) {\n    circulation(id: $id) {\n      id\n      document {\n        id\n      }\n    }\n  }\n": typeof types.CirculationPicturesDocument,
    "\n  query CirculationDocument($id: ID!) @live {\n    circulation(id: $id) {\n      id\n      document {\n        id\n        title\n        revision\n      }\n    }\n  }\n": typeof types.CirculationDocumentDocument,
    "\n  query CirculationSeats($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      seats(first: 100, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...CirculationSeat_seat\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.CirculationSeatsDocument,
    "\n  query CirculationAnswers($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      answers(first: 100, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...CirculationAnswer_answer\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.CirculationAnswersDocument,
    "\n  mutation AnswerCirculation($input: AnswerCirculationInput!) {\n    answerCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n": typeof types.AnswerCirculationDocument,
    "\n  mutation NoteCirculationOpened($circulationId: ID!) {\n    noteCirculationOpened(circulationId: $circulationId) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n    }\n  }\n": typeof types.NoteCirculationOpenedDocument,
    "\n  mutation WithdrawCirculation($input: WithdrawCirculationInput!) {\n    withdrawCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n      withdrawnBecause\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n": typeof types.WithdrawCirculationDocument,
    "\n  mutation StartCirculation($input: StartCirculationInput!) {\n    startCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n    }\n  }\n": typeof types.StartCirculationDocument,
    "\n  query WaitingCirculations @live {\n    circulations(filter: WAITING_FOR_VIEWER, first: 1) {\n      totalCount\n    }\n  }\n": typeof types.WaitingCirculationsDocument,
    "\n  query CirculationsPage($waiting: Int!, $first: Int!) @live {\n    waiting: circulations(filter: WAITING_FOR_VIEWER, first: $waiting) {\n      totalCount\n      nodes {\n        id\n        ...CirculationRow_circulation\n      }\n    }\n    circulations(first: $first) {\n      totalCount\n      nodes {\n        id\n        viewerSeats {\n          id\n        }\n        ...CirculationRow_circulation\n      }\n    }\n  }\n": typeof types.CirculationsPageDocument,
    "\n  query DocumentCirculations($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        circulate\n      }\n      circulations(first: 100) {\n        totalCount\n        nodes {\n          id\n          ...CirculationRow_circulation\n        }\n      }\n    }\n  }\n": typeof types.DocumentCirculationsDocument,
    "\n  query AskableOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.AskableOrganisationsDocument,
    "\n  fragment GuestRound_round on GuestCirculation {\n    id\n    title\n    question\n    contentHash\n    startedAt\n    deadlineAt\n    endedAt\n    state\n    withdrawnBecause\n    roundNumber\n    isSubstantial\n    choices\n    canAnswer\n    rules {\n      ...Rules_set\n    }\n    seat {\n      id\n      ...CirculationSeat_seat\n    }\n    standing {\n      votes\n      answered\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n    }\n  }\n": typeof types.GuestRound_RoundFragmentDoc,
    "\n  query AskedRound($secret: String!, $language: Locale!) @live {\n    guestCirculation(secret: $secret) {\n      id\n      resultWords(language: $language)\n      ...GuestRound_round\n    }\n  }\n": typeof types.AskedRoundDocument,
    "\n  query AskedFormer($secret: String!) {\n    guestCirculation(secret: $secret) {\n      id\n      formerRemarks {\n        id\n        ...RemarkRow_remark\n      }\n      difference {\n        ...DifferenceLines_difference\n      }\n    }\n  }\n": typeof types.AskedFormerDocument,
    "\n  query AskedContent($secret: String!) {\n    guestCirculation(secret: $secret) {\n      id\n      content\n    }\n  }\n": typeof types.AskedContentDocument,
    "\n  mutation NoteAskedOpened($secret: String!) {\n    noteGuestCirculationOpened(secret: $secret) {\n      id\n      ...GuestRound_round\n    }\n  }\n": typeof types.NoteAskedOpenedDocument,
    "\n  mutation AnswerAsked($input: AnswerAsGuestInput!) {\n    answerAsCirculationGuest(input: $input) {\n      id\n      ...GuestRound_round\n    }\n  }\n": typeof types.AnswerAskedDocument,
    "\n  mutation ResendCirculationLink($input: ResendCirculationLinkInput!) {\n    resendCirculationLink(input: $input) {\n      id\n    }\n  }\n": typeof types.ResendCirculationLinkDocument,
    "\n  mutation RemoveCirculationGuest($seatId: ID!) {\n    removeCirculationGuest(seatId: $seatId) {\n      id\n    }\n  }\n": typeof types.RemoveCirculationGuestDocument,
    "\n  fragment RemarkRow_remark on CirculationRemark {\n    id\n    choice\n    remark\n    isOwn\n    organisationName\n    guestName\n    account {\n      id\n      name\n    }\n    outcome {\n      outcome\n      reason\n    }\n  }\n": typeof types.RemarkRow_RemarkFragmentDoc,
    "\n  query RoundRemarks($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      remarks(first: 50, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...RemarkRow_remark\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.RoundRemarksDocument,
    "\n  fragment DifferenceLines_difference on DocumentDifference {\n    isEmpty\n    insertedWords\n    removedWords\n    movedBlocks\n    lines {\n      change\n      move\n      parts {\n        id\n        kind\n        formerKind\n        change\n        attributes {\n          name\n          value\n          formerValue\n        }\n      }\n      pieces {\n        change\n        text\n        marks\n        href\n        formerMarks\n      }\n      writers {\n        id\n        name\n      }\n    }\n  }\n": typeof types.DifferenceLines_DifferenceFragmentDoc,
    "\n  query RoundDifference($id: ID!) {\n    circulation(id: $id) {\n      id\n      difference {\n        ...DifferenceLines_difference\n      }\n    }\n  }\n": typeof types.RoundDifferenceDocument,
    "\n  query FormerRound($id: ID!) {\n    circulation(id: $id) {\n      id\n      revision\n      ruleSetId\n      template\n      bodyName\n      rules {\n        ...Rules_set\n      }\n      body {\n        id\n        name\n      }\n      document {\n        id\n        revision\n      }\n      viewerCan {\n        startNext\n      }\n    }\n  }\n": typeof types.FormerRoundDocument,
    "\n  query FormerRemarks($id: ID!, $after: String) {\n    circulation(id: $id) {\n      id\n      remarks(first: 100, after: $after) {\n        nodes {\n          id\n          ...RemarkRow_remark\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.FormerRemarksDocument,
    "\n  query FormerSeats($id: ID!, $after: String) {\n    circulation(id: $id) {\n      id\n      seats(first: 100, after: $after) {\n        nodes {\n          id\n          voteId\n          guestName\n          organisationName\n          account {\n            id\n            name\n          }\n          guest {\n            email\n          }\n          forwardedFrom {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.FormerSeatsDocument,
    "\n  query Colleagues($id: ID!, $search: String) {\n    circulation(id: $id) {\n      id\n      viewerSeats {\n        id\n        colleagues(first: 20, search: $search) {\n          nodes {\n            id\n            name\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n": typeof types.ColleaguesDocument,
    "\n  mutation ForwardCirculation($input: ForwardCirculationInput!) {\n    forwardCirculation(input: $input) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        forward\n      }\n    }\n  }\n": typeof types.ForwardCirculationDocument,
    "\n  mutation WithdrawCirculationForward($seatId: ID!) {\n    withdrawCirculationForward(seatId: $seatId) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        forward\n      }\n    }\n  }\n": typeof types.WithdrawCirculationForwardDocument,
    "\n  fragment Rules_set on RuleSet {\n    kind\n    order\n    silence\n    objection\n    procedureObjection\n    oralTreatment\n    majority\n    qualifiedPercent\n    abstentionsCount\n    quorumPercent\n    allReached\n    earlyClose\n    changeUntilDeadline\n    secret\n    lateVotes\n    deputies\n    forwarding\n    deadlineDays\n    workingDays\n    reminderDaysBefore\n  }\n": typeof types.Rules_SetFragmentDoc,
    "\n  query RuleSetPage($id: ID!) @live {\n    ruleSet(id: $id) {\n      id\n      name\n      isOffered\n      version\n      rules {\n        ...Rules_set\n      }\n      versions(first: 100) {\n        nodes {\n          version\n          createdAt\n          createdBy {\n            id\n            name\n          }\n          rules {\n            ...Rules_set\n          }\n        }\n      }\n    }\n  }\n": typeof types.RuleSetPageDocument,
    "\n  mutation CreateRuleSet($input: CreateRuleSetInput!) {\n    createRuleSet(input: $input) {\n      id\n    }\n  }\n": typeof types.CreateRuleSetDocument,
    "\n  mutation UpdateRuleSet($input: UpdateRuleSetInput!) {\n    updateRuleSet(input: $input) {\n      id\n      name\n      isOffered\n    }\n  }\n": typeof types.UpdateRuleSetDocument,
    "\n  mutation AddRuleSetVersion($input: AddRuleSetVersionInput!) {\n    addRuleSetVersion(input: $input) {\n      id\n      version\n      rules {\n        ...Rules_set\n      }\n    }\n  }\n": typeof types.AddRuleSetVersionDocument,
    "\n  query RulesPage($first: Int!) @live {\n    ruleSets(first: $first) {\n      nodes {\n        id\n        name\n        isOffered\n        version\n      }\n    }\n  }\n": typeof types.RulesPageDocument,
    "\n  query StartCirculationPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      viewerCan {\n        circulate\n        manageGuests\n      }\n      space {\n        id\n        name\n      }\n    }\n    ruleSets(first: 100) {\n      nodes {\n        id\n        name\n        isOffered\n        version\n        rules {\n          ...Rules_set\n        }\n      }\n    }\n  }\n": typeof types.StartCirculationPageDocument,
    "\n  query AskableMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n              organisation {\n                id\n                name\n              }\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.AskableMembersDocument,
    "\n  query AskableBodies($search: String) {\n    bodies(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.AskableBodiesDocument,
    "\n  query AskableSeats($bodyId: ID!) {\n    body(id: $bodyId) {\n      id\n      seats(first: 100) {\n        nodes {\n          id\n          ...SeatRow_seat\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": typeof types.AskableSeatsDocument,
    "\n  query DeadlinePreview($day: String, $days: Int!, $time: String, $workingDays: Boolean!) {\n    previewDeadline(day: $day, days: $days, time: $time, workingDays: $workingDays) {\n      at\n      notes\n    }\n  }\n": typeof types.DeadlinePreviewDocument,
    "\n  query SchemaVersion($documentId: ID!) {\n    document(id: $documentId) {\n      schemaVersion\n    }\n  }\n": typeof types.SchemaVersionDocument,
    "\n  query CommentThreads($documentId: ID!, $state: CommentThreadState!, $mine: Boolean!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        comment\n      }\n      commentThreads(first: 30, state: $state, mentionsViewer: $mine) {\n        totalCount\n        nodes {\n          id\n          resolvedAt\n          anchor {\n            start\n            end\n            quote\n            before\n            after\n          }\n          comments(first: 20) {\n            nodes {\n              id\n              source\n              createdAt\n              editedAt\n              removedAt\n              importedAuthor\n              importedAt\n              author {\n                id\n                name\n              }\n              mentions {\n                id\n                name\n              }\n              viewerCan {\n                edit\n                remove\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.CommentThreadsDocument,
    "\n  mutation AddCommentThread($input: AddCommentThreadInput!) {\n    addCommentThread(input: $input) {\n      id\n    }\n  }\n": typeof types.AddCommentThreadDocument,
    "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      id\n    }\n  }\n": typeof types.AddCommentDocument,
    "\n  mutation EditComment($input: EditCommentInput!) {\n    editComment(input: $input) {\n      id\n      source\n      editedAt\n    }\n  }\n": typeof types.EditCommentDocument,
    "\n  mutation RemoveComment($commentId: ID!) {\n    removeComment(commentId: $commentId) {\n      id\n    }\n  }\n": typeof types.RemoveCommentDocument,
    "\n  mutation ResolveCommentThread($threadId: ID!) {\n    resolveCommentThread(threadId: $threadId) {\n      id\n      resolvedAt\n    }\n  }\n": typeof types.ResolveCommentThreadDocument,
    "\n  mutation ReopenCommentThread($threadId: ID!) {\n    reopenCommentThread(threadId: $threadId) {\n      id\n      resolvedAt\n    }\n  }\n": typeof types.ReopenCommentThreadDocument,
    "\n  mutation MarkMentionsRead($documentId: ID!) {\n    markMentionsRead(documentId: $documentId)\n  }\n": typeof types.MarkMentionsReadDocument,
    "\n  query Mentionable($documentId: ID!, $search: String!) {\n    document(id: $documentId) {\n      id\n      mentionable(first: 6, search: $search) {\n        nodes {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.MentionableDocument,
    "\n  query UnreadMentions @live {\n    viewer {\n      account {\n        id\n      }\n      mentions(first: 1, unreadOnly: true) {\n        totalCount\n      }\n    }\n  }\n": typeof types.UnreadMentionsDocument,
    "\n  query MentionsPage($first: Int!) @live {\n    viewer {\n      account {\n        id\n      }\n      mentions(first: $first) {\n        nodes {\n          id\n          at\n          readAt\n          document {\n            id\n            title\n          }\n          thread {\n            id\n            comments(first: 1) {\n              nodes {\n                id\n                source\n                author {\n                  id\n                  name\n                }\n                mentions {\n                  id\n                  name\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MentionsPageDocument,
    "\n  fragment DecisionRow_decision on Decision {\n    id\n    number\n    title\n    wording\n    outcome\n    decidedAt\n    bodyName\n    state\n    stateOn\n    stateNote\n    votes {\n      agreed\n      refused\n      abstained\n      notConcerned\n      silent\n    }\n    space {\n      id\n      name\n    }\n    body {\n      id\n    }\n    circulation {\n      id\n    }\n    document {\n      id\n    }\n    entry {\n      id\n    }\n    replacedBy {\n      id\n      number\n      circulation {\n        id\n      }\n      document {\n        id\n      }\n      entry {\n        id\n      }\n    }\n    viewerCan {\n      setState\n    }\n  }\n": typeof types.DecisionRow_DecisionFragmentDoc,
    "\n  query DecisionsPage($first: Int!, $after: String, $filter: DecisionFilter) @live {\n    decisions(first: $first, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...DecisionRow_decision\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DecisionsPageDocument,
    "\n  query DecisionFilters($spaceId: ID!) {\n    bodies(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    space(id: $spaceId) {\n      id\n      name\n    }\n  }\n": typeof types.DecisionFiltersDocument,
    "\n  query DecisionSuccessors($filter: DecisionFilter!) {\n    decisions(first: 100, filter: $filter) {\n      nodes {\n        id\n        number\n        title\n      }\n    }\n  }\n": typeof types.DecisionSuccessorsDocument,
    "\n  mutation SetDecisionState($input: SetDecisionStateInput!) {\n    setDecisionState(input: $input) {\n      id\n      ...DecisionRow_decision\n    }\n  }\n": typeof types.SetDecisionStateDocument,
    "\n  fragment BinRow_document on Document {\n    id\n    title\n    trashedAt\n    deletedAfter\n    viewerCan {\n      restore\n      delete\n    }\n  }\n": typeof types.BinRow_DocumentFragmentDoc,
    "\n  query BinPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      documents(first: 100, after: $after, inBin: true) {\n        edges {\n          node {\n            id\n            ...BinRow_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.BinPageDocument,
    "\n  subscription BinPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        ...SpaceHeading_space\n      }\n      document {\n        id\n        ...BinRow_document\n      }\n    }\n  }\n": typeof types.BinPageChangesDocument,
    "\n  mutation DeleteDocument($documentId: ID!) {\n    deleteDocument(documentId: $documentId)\n  }\n": typeof types.DeleteDocumentDocument,
    "\n  fragment DocumentFrame_document on Document {\n    id\n    title\n    trashedAt\n    sealedAt\n    viewerCan {\n      edit\n      suggest\n      restore\n      manageGuests\n      moveAway\n      readVersions\n    }\n    space {\n      id\n      name\n      viewerCan {\n        readEvents\n      }\n    }\n    ...DocumentTitle_document\n  }\n": typeof types.DocumentFrame_DocumentFragmentDoc,
    "\n  query DocumentPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      ...DocumentFrame_document\n      ...DocumentEditor_document\n      text\n    }\n    viewer {\n      ...DocumentEditor_viewer\n    }\n  }\n": typeof types.DocumentPageDocument,
    "\n  subscription DocumentPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        name\n      }\n      document {\n        ...DocumentFrame_document\n      }\n    }\n  }\n": typeof types.DocumentPageChangesDocument,
    "\n  fragment DocumentTitle_document on Document {\n    id\n    title\n    viewerCan {\n      rename\n    }\n  }\n": typeof types.DocumentTitle_DocumentFragmentDoc,
    "\n  fragment DocumentTree_document on Document {\n    id\n    title\n    parentId\n    position\n    updatedAt\n    trashedAt\n    viewerCan {\n      rename\n      move\n      moveAway\n      trash\n    }\n  }\n": typeof types.DocumentTree_DocumentFragmentDoc,
    "\n  mutation MoveDocument($input: MoveDocumentInput!) {\n    moveDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": typeof types.MoveDocumentDocument,
    "\n  fragment DocumentEditor_document on Document {\n    id\n    title\n    text\n    schemaVersion\n    trashedAt\n    viewerCan {\n      edit\n      suggest\n    }\n  }\n": typeof types.DocumentEditor_DocumentFragmentDoc,
    "\n  fragment DocumentEditor_viewer on Viewer {\n    account {\n      id\n      name\n    }\n  }\n": typeof types.DocumentEditor_ViewerFragmentDoc,
    "\n  query DocumentEntries($documentId: ID!, $after: String) @live {\n    document(id: $documentId) {\n      id\n      entries(first: 100, after: $after) {\n        nodes {\n          id\n          number\n          ...EntryMargin_entry\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.DocumentEntriesDocument,
    "\n  query ResponsiblePeople($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      space {\n        id\n        members(first: 100, after: $after) {\n          edges {\n            node {\n              account {\n                id\n                name\n                kind\n              }\n              role\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.ResponsiblePeopleDocument,
    "\n  query DocumentsToLink($words: String!) {\n    search(query: $words, first: 6, filter: { kind: DOCUMENT }) {\n      nodes {\n        document {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.DocumentsToLinkDocument,
    "\n  query DocumentTitleOf($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n    }\n  }\n": typeof types.DocumentTitleOfDocument,
    "\n  fragment EntryMargin_entry on TextEntry {\n    id\n    steps(first: 1) {\n      totalCount\n    }\n    beside {\n      id\n      kind\n      at\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    decision {\n      id\n      state\n      stateOn\n      replacedBy {\n        id\n        number\n      }\n    }\n  }\n": typeof types.EntryMargin_EntryFragmentDoc,
    "\n  mutation InviteToDocument($input: InviteToDocumentInput!) {\n    inviteToDocument(input: $input) {\n      outcome\n    }\n  }\n": typeof types.InviteToDocumentDocument,
    "\n  query MoveTargets($after: String) {\n    spaces(first: 100, after: $after) {\n      edges {\n        node {\n          id\n          name\n          viewerCan {\n            createDocument\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.MoveTargetsDocument,
    "\n  query MoveParents($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            title\n            parentId\n            position\n            trashedAt\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MoveParentsDocument,
    "\n  query PublicDocument($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n      markdown\n      updatedAt\n      space {\n        id\n        name\n      }\n      files(first: 100) {\n        nodes {\n          id\n          name\n          downloadPath\n        }\n      }\n    }\n  }\n": typeof types.PublicDocumentDocument,
    "\n  query PublicSpace($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      name\n      purpose\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            title\n            parentId\n            position\n            trashedAt\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.PublicSpaceDocument,
    "\n  query DocumentReferences($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      referencedBy(first: 50) {\n        totalCount\n        nodes {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.DocumentReferencesDocument,
    "\n  query SpacePage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      ...SpaceOverview_space\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            ...DocumentTree_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SpacePageDocument,
    "\n  fragment SpaceOverview_space on Space {\n    id\n    name\n    viewerRole\n    viewerCan {\n      createDocument\n      readEvents\n    }\n    ...SpaceHeading_space\n    latestEvents(first: 8) {\n      id\n      ...EventList_event\n    }\n  }\n": typeof types.SpaceOverview_SpaceFragmentDoc,
    "\n  subscription SpaceOverviewChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        ...SpaceOverview_space\n      }\n      document {\n        id\n        ...DocumentTree_document\n      }\n    }\n  }\n": typeof types.SpaceOverviewChangesDocument,
    "\n  query ForetoldMove($documentId: ID!, $spaceId: ID!) {\n    documentMove(documentId: $documentId, spaceId: $spaceId) {\n      documents\n      formerVisibility\n      visibility\n      isWider\n      endingGuests\n      references\n      hindrance\n      token\n      gaining {\n        count\n        people {\n          id\n          name\n        }\n      }\n      losing {\n        count\n        people {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.ForetoldMoveDocument,
    "\n  mutation MoveDocumentToSpace($input: MoveDocumentToSpaceInput!) {\n    moveDocumentToSpace(input: $input) {\n      id\n      parentId\n      position\n      space {\n        id\n        name\n      }\n      viewerCan {\n        edit\n        rename\n        move\n        moveAway\n        trash\n      }\n    }\n  }\n": typeof types.MoveDocumentToSpaceDocument,
    "\n  mutation RenameDocument($input: RenameDocumentInput!) {\n    renameDocument(input: $input) {\n      id\n      title\n      updatedAt\n    }\n  }\n": typeof types.RenameDocumentDocument,
    "\n  mutation TrashDocument($documentId: ID!) {\n    trashDocument(documentId: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n": typeof types.TrashDocumentDocument,
    "\n  mutation RestoreDocument($documentId: ID!) {\n    restoreDocument(documentId: $documentId) {\n      id\n      trashedAt\n      parentId\n      position\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n": typeof types.RestoreDocumentDocument,
    "\n  query Favourites @live {\n    viewer {\n      favourites(first: 100) {\n        nodes {\n          targetId\n          space {\n            id\n            name\n          }\n          document {\n            id\n            title\n            space {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.FavouritesDocument,
    "\n  mutation AddFavourite($targetId: ID!) {\n    addFavourite(targetId: $targetId) {\n      targetId\n    }\n  }\n": typeof types.AddFavouriteDocument,
    "\n  mutation RemoveFavourite($targetId: ID!) {\n    removeFavourite(targetId: $targetId)\n  }\n": typeof types.RemoveFavouriteDocument,
    "\n  mutation MoveFavourite($input: MoveFavouriteInput!) {\n    moveFavourite(input: $input) {\n      targetId\n    }\n  }\n": typeof types.MoveFavouriteDocument,
    "\n  query DocumentFiles($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        edit\n      }\n      files(first: 100) {\n        totalCount\n        nodes {\n          id\n          name\n          bytes\n          createdAt\n          createdBy {\n            id\n            name\n          }\n          downloadPath\n          previewPath\n          textState\n          viewerCan {\n            rename\n            remove\n          }\n        }\n      }\n    }\n  }\n": typeof types.DocumentFilesDocument,
    "\n  mutation RenameFile($input: RenameFileInput!) {\n    renameFile(input: $input) {\n      id\n      name\n    }\n  }\n": typeof types.RenameFileDocument,
    "\n  mutation RemoveFile($fileId: ID!) {\n    removeFile(fileId: $fileId) {\n      id\n    }\n  }\n": typeof types.RemoveFileDocument,
    "\n  query HubInvitations($after: String) @live {\n    hubInvitations(first: 100, after: $after) {\n      nodes {\n        id\n        ...OpenInvitation_invitation\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.HubInvitationsDocument,
    "\n  query InvitationOffer($secret: String!) {\n    viewer {\n      account {\n        id\n      }\n      email\n    }\n    invitation(secret: $secret) {\n      email\n      name\n      invitedBy\n      spaceName\n      documentTitle\n      role\n      endsAt\n      expiresAt\n      hasAccount\n    }\n  }\n": typeof types.InvitationOfferDocument,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      email\n      spaceId\n      documentId\n    }\n  }\n": typeof types.AcceptInvitationDocument,
    "\n  mutation InviteToSpace($input: InviteToSpaceInput!) {\n    inviteToSpace(input: $input) {\n      email\n      outcome\n    }\n  }\n": typeof types.InviteToSpaceDocument,
    "\n  mutation InviteToHub($input: InviteToHubInput!) {\n    inviteToHub(input: $input) {\n      email\n      outcome\n    }\n  }\n": typeof types.InviteToHubDocument,
    "\n  fragment OpenInvitation_invitation on Invitation {\n    id\n    email\n    name\n    expiresAt\n    endsAt\n    document {\n      id\n      title\n    }\n    delivery\n    invitedBy {\n      id\n      name\n    }\n  }\n": typeof types.OpenInvitation_InvitationFragmentDoc,
    "\n  mutation ResendInvitation($id: ID!) {\n    resendInvitation(invitationId: $id) {\n      ...OpenInvitation_invitation\n    }\n  }\n": typeof types.ResendInvitationDocument,
    "\n  mutation WithdrawInvitation($id: ID!) {\n    withdrawInvitation(invitationId: $id) {\n      id\n    }\n  }\n": typeof types.WithdrawInvitationDocument,
    "\n  query SpaceInvitations($spaceId: ID!, $toDocuments: Boolean!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      invitations(first: 100, toDocuments: $toDocuments, after: $after) {\n        nodes {\n          id\n          ...OpenInvitation_invitation\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SpaceInvitationsDocument,
    "\n  fragment AgendaRow_item on AgendaItem {\n    id\n    number\n    parentId\n    position\n    kind\n    title\n    note\n    minutes\n    plannedMinutes\n    plannedAt\n    state\n    decisionReason\n    isStanding\n    carriedTimes\n    firstAt\n    currentSince\n    responsible {\n      id\n      name\n    }\n    proposedBy {\n      id\n      name\n    }\n    documents {\n      id\n      title\n    }\n    viewerCan {\n      change\n      move\n      remove\n      decide\n      setState\n    }\n  }\n": typeof types.AgendaRow_ItemFragmentDoc,
    "\n  fragment Agenda_meeting on Meeting {\n    id\n    state\n    endsAt\n    proposalsUntil\n    space {\n      id\n    }\n    agenda {\n      minutes\n      endsAt\n      items {\n        id\n        ...AgendaRow_item\n      }\n      proposals {\n        id\n        ...AgendaRow_item\n      }\n      viewerCan {\n        plan\n        propose\n        hold\n      }\n    }\n  }\n": typeof types.Agenda_MeetingFragmentDoc,
    "\n  query MeetingAgenda($meetingId: ID!) @live {\n    meeting(id: $meetingId) {\n      id\n      ...Agenda_meeting\n    }\n  }\n": typeof types.MeetingAgendaDocument,
    "\n  query AgendaInWords($meetingId: ID!, $language: Locale!) {\n    meeting(id: $meetingId) {\n      id\n      agenda {\n        text(language: $language)\n        markdown(language: $language)\n      }\n    }\n  }\n": typeof types.AgendaInWordsDocument,
    "\n  query AgendaItemHistory($itemId: ID!) {\n    agendaItem(id: $itemId) {\n      id\n      history {\n        meetingId\n        meetingTitle\n        startsAt\n        meetingState\n        state\n      }\n    }\n  }\n": typeof types.AgendaItemHistoryDocument,
    "\n  query AgendaMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.AgendaMembersDocument,
    "\n  query AgendaDocuments($spaceId: ID!) {\n    space(id: $spaceId) {\n      id\n      documents(first: 20) {\n        nodes {\n          id\n          title\n        }\n      }\n    }\n  }\n": typeof types.AgendaDocumentsDocument,
    "\n  query AgendaDocumentSearch($spaceId: ID!, $query: String!) {\n    search(query: $query, first: 10, filter: { spaceId: $spaceId }) {\n      nodes {\n        document {\n          id\n          title\n        }\n      }\n    }\n  }\n": typeof types.AgendaDocumentSearchDocument,
    "\n  mutation AddAgendaItem($input: AddAgendaItemInput!) {\n    addAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": typeof types.AddAgendaItemDocument,
    "\n  mutation ProposeAgendaItem($input: ProposeAgendaItemInput!) {\n    proposeAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": typeof types.ProposeAgendaItemDocument,
    "\n  mutation ChangeAgendaItem($input: ChangeAgendaItemInput!) {\n    changeAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": typeof types.ChangeAgendaItemDocument,
    "\n  mutation MoveAgendaItem($input: MoveAgendaItemInput!) {\n    moveAgendaItem(input: $input) {\n      id\n      number\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": typeof types.MoveAgendaItemDocument,
    "\n  mutation RemoveAgendaItem($itemId: ID!) {\n    removeAgendaItem(itemId: $itemId) {\n      id\n      ...Agenda_meeting\n    }\n  }\n": typeof types.RemoveAgendaItemDocument,
    "\n  mutation RestoreAgendaItem($itemId: ID!) {\n    restoreAgendaItem(itemId: $itemId) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": typeof types.RestoreAgendaItemDocument,
    "\n  mutation DecideAgendaProposal($input: DecideAgendaProposalInput!) {\n    decideAgendaProposal(input: $input) {\n      id\n      number\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": typeof types.DecideAgendaProposalDocument,
    "\n  mutation SetAgendaProposalsUntil($input: SetAgendaProposalsUntilInput!) {\n    setAgendaProposalsUntil(input: $input) {\n      id\n      ...Agenda_meeting\n    }\n  }\n": typeof types.SetAgendaProposalsUntilDocument,
    "\n  mutation SetAgendaItemState($input: SetAgendaItemStateInput!) {\n    setAgendaItemState(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": typeof types.SetAgendaItemStateDocument,
    "\n  mutation SetCurrentAgendaItem($input: SetCurrentAgendaItemInput!) {\n    setCurrentAgendaItem(input: $input) {\n      id\n      ...Agenda_meeting\n    }\n  }\n": typeof types.SetCurrentAgendaItemDocument,
    "\n  fragment StandingRow_item on StandingAgendaItem {\n    id\n    position\n    kind\n    title\n    note\n    minutes\n    atEnd\n  }\n": typeof types.StandingRow_ItemFragmentDoc,
    "\n  query StandingAgenda($seriesId: ID!) @live {\n    meetingSeries(id: $seriesId) {\n      id\n      endedAt\n      viewerCanChange\n      standingItems {\n        id\n        ...StandingRow_item\n      }\n    }\n  }\n": typeof types.StandingAgendaDocument,
    "\n  mutation AddStandingAgendaItem($input: AddStandingAgendaItemInput!) {\n    addStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n": typeof types.AddStandingAgendaItemDocument,
    "\n  mutation ChangeStandingAgendaItem($input: ChangeStandingAgendaItemInput!) {\n    changeStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n": typeof types.ChangeStandingAgendaItemDocument,
    "\n  mutation MoveStandingAgendaItem($input: MoveStandingAgendaItemInput!) {\n    moveStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n": typeof types.MoveStandingAgendaItemDocument,
    "\n  mutation RemoveStandingAgendaItem($standingItemId: ID!) {\n    removeStandingAgendaItem(standingItemId: $standingItemId) {\n      id\n      standingItems {\n        id\n        ...StandingRow_item\n      }\n    }\n  }\n": typeof types.RemoveStandingAgendaItemDocument,
    "\n  fragment CalendarLinkFields_calendarLink on CalendarLink {\n    id\n    createdAt\n    fetchedAt\n    isOfViewer\n    space {\n      id\n      name\n    }\n    series {\n      id\n      title\n    }\n  }\n": typeof types.CalendarLinkFields_CalendarLinkFragmentDoc,
    "\n  query CalendarLinks @live {\n    viewer {\n      calendarLinks {\n        id\n        ...CalendarLinkFields_calendarLink\n      }\n    }\n  }\n": typeof types.CalendarLinksDocument,
    "\n  mutation CreateCalendarLink($input: CreateCalendarLinkInput!) {\n    createCalendarLink(input: $input) {\n      url\n      calendarLink {\n        id\n      }\n    }\n  }\n": typeof types.CreateCalendarLinkDocument,
    "\n  mutation RemoveCalendarLink($calendarLinkId: ID!) {\n    removeCalendarLink(calendarLinkId: $calendarLinkId)\n  }\n": typeof types.RemoveCalendarLinkDocument,
    "\n  fragment MeetingRow_meeting on Meeting {\n    id\n    title\n    startsAt\n    endsAt\n    timeZone\n    place\n    state\n    answers {\n      accepted\n      declined\n      tentative\n      none\n    }\n    viewerParticipation {\n      id\n      answer\n    }\n  }\n": typeof types.MeetingRow_MeetingFragmentDoc,
    "\n  fragment MeetingSeries_series on MeetingSeries {\n    id\n    title\n    purpose\n    rrule\n    timeZone\n    startsOn\n    startsAtTime\n    durationMinutes\n    place\n    videoUrl\n    endedAt\n    updatedAt\n    viewerCanChange\n    body {\n      id\n      name\n    }\n    usualParticipants {\n      kind\n      account {\n        id\n        name\n      }\n    }\n  }\n": typeof types.MeetingSeries_SeriesFragmentDoc,
    "\n  fragment MeetingParticipant_participant on MeetingParticipant {\n    id\n    kind\n    answer\n    answerNote\n    answeredAt\n    account {\n      id\n      name\n    }\n    organisation {\n      id\n      name\n    }\n  }\n": typeof types.MeetingParticipant_ParticipantFragmentDoc,
    "\n  query MeetingsPage($spaceId: ID!) @live {\n    space(id: $spaceId) {\n      id\n      viewerCan {\n        readMeetings\n        planMeetings\n      }\n      ...SpaceHeading_space\n      meetings(first: 10) {\n        nodes {\n          id\n          ...MeetingRow_meeting\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      meetingSeries(first: 100) {\n        nodes {\n          id\n          ...MeetingSeries_series\n          meetings(first: 1) {\n            nodes {\n              id\n              startsAt\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MeetingsPageDocument,
    "\n  query MoreMeetings($spaceId: ID!, $filter: MeetingFilter!, $first: Int!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      meetings(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          ...MeetingRow_meeting\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MoreMeetingsDocument,
    "\n  query MeetingPage($id: ID!) @live {\n    meeting(id: $id) {\n      id\n      ...MeetingRow_meeting\n      occurrenceAt\n      videoUrl\n      cancelReason\n      startedAt\n      endedAt\n      updatedAt\n      space {\n        id\n        name\n      }\n      series {\n        id\n        title\n      }\n      body {\n        id\n        name\n      }\n      chair {\n        id\n        name\n      }\n      keeper {\n        id\n        name\n      }\n      participants(first: 100) {\n        nodes {\n          id\n          ...MeetingParticipant_participant\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      usualParticipants {\n        kind\n        account {\n          id\n          name\n        }\n      }\n      viewerParticipation {\n        id\n        answer\n        answerNote\n      }\n      viewerCan {\n        change\n        invite\n        cancel\n        start\n        end\n        answer\n      }\n    }\n  }\n": typeof types.MeetingPageDocument,
    "\n  query MeetingParticipantsPage($id: ID!, $after: String) @live {\n    meeting(id: $id) {\n      id\n      participants(first: 100, after: $after) {\n        nodes {\n          id\n          ...MeetingParticipant_participant\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MeetingParticipantsPageDocument,
    "\n  query MeetingInvitees($id: ID!, $after: String) {\n    meeting(id: $id) {\n      id\n      updatedAt\n      participants(first: 100, after: $after) {\n        nodes {\n          id\n          kind\n          account {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      usualParticipants {\n        kind\n        account {\n          id\n        }\n      }\n    }\n  }\n": typeof types.MeetingInviteesDocument,
    "\n  query MeetingMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n              organisation {\n                id\n                name\n              }\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MeetingMembersDocument,
    "\n  query MeetingBodies {\n    bodies(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.MeetingBodiesDocument,
    "\n  query MeetingDates($rhythm: RhythmInput!) {\n    meetingDates(rhythm: $rhythm, first: 5) {\n      startsAt\n      day\n      doubt\n    }\n  }\n": typeof types.MeetingDatesDocument,
    "\n  mutation PlanMeeting($input: PlanMeetingInput!) {\n    planMeeting(input: $input) {\n      id\n    }\n  }\n": typeof types.PlanMeetingDocument,
    "\n  mutation ChangeMeeting($input: ChangeMeetingInput!) {\n    changeMeeting(input: $input) {\n      id\n    }\n  }\n": typeof types.ChangeMeetingDocument,
    "\n  mutation SetMeetingConduct($input: SetMeetingConductInput!) {\n    setMeetingConduct(input: $input) {\n      id\n    }\n  }\n": typeof types.SetMeetingConductDocument,
    "\n  mutation SetMeetingParticipants($input: SetMeetingParticipantsInput!) {\n    setMeetingParticipants(input: $input) {\n      id\n    }\n  }\n": typeof types.SetMeetingParticipantsDocument,
    "\n  mutation InviteToMeeting($input: InviteToMeetingInput!) {\n    inviteToMeeting(input: $input) {\n      id\n      participants(first: 1) {\n        totalCount\n      }\n    }\n  }\n": typeof types.InviteToMeetingDocument,
    "\n  mutation CancelMeeting($input: CancelMeetingInput!) {\n    cancelMeeting(input: $input) {\n      id\n    }\n  }\n": typeof types.CancelMeetingDocument,
    "\n  mutation AnswerMeeting($input: AnswerMeetingInput!) {\n    answerMeeting(input: $input) {\n      id\n    }\n  }\n": typeof types.AnswerMeetingDocument,
    "\n  mutation StartMeeting($meetingId: ID!) {\n    startMeeting(meetingId: $meetingId) {\n      id\n    }\n  }\n": typeof types.StartMeetingDocument,
    "\n  mutation EndMeeting($meetingId: ID!) {\n    endMeeting(meetingId: $meetingId) {\n      id\n    }\n  }\n": typeof types.EndMeetingDocument,
    "\n  mutation PlanMeetingSeries($input: PlanMeetingSeriesInput!) {\n    planMeetingSeries(input: $input) {\n      id\n    }\n  }\n": typeof types.PlanMeetingSeriesDocument,
    "\n  mutation ChangeMeetingSeries($input: ChangeMeetingSeriesInput!) {\n    changeMeetingSeries(input: $input) {\n      id\n    }\n  }\n": typeof types.ChangeMeetingSeriesDocument,
    "\n  mutation EndMeetingSeries($seriesId: ID!) {\n    endMeetingSeries(seriesId: $seriesId) {\n      id\n    }\n  }\n": typeof types.EndMeetingSeriesDocument,
    "\n  mutation CreateOrganisation($input: CreateOrganisationInput!) {\n    createOrganisation(input: $input) {\n      ...OrganisationRow_organisation\n    }\n  }\n": typeof types.CreateOrganisationDocument,
    "\n  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {\n    updateOrganisation(input: $input) {\n      ...OrganisationRow_organisation\n    }\n  }\n": typeof types.UpdateOrganisationDocument,
    "\n  fragment OrganisationRow_organisation on Organisation {\n    id\n    kind\n    name\n    shortName\n    ags\n    ars\n    mailbox\n  }\n": typeof types.OrganisationRow_OrganisationFragmentDoc,
    "\n  mutation RemoveOrganisation($organisationId: ID!) {\n    removeOrganisation(organisationId: $organisationId)\n  }\n": typeof types.RemoveOrganisationDocument,
    "\n  query OrganisationsTab($search: String, $after: String) @live {\n    organisations(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        id\n        ...OrganisationRow_organisation\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.OrganisationsTabDocument,
    "\n  query RecentPlaces(\n    $p0: ID!\n    $p1: ID!\n    $p2: ID!\n    $p3: ID!\n    $p4: ID!\n    $p5: ID!\n    $p6: ID!\n    $p7: ID!\n    $p8: ID!\n    $p9: ID!\n  ) @live {\n    p0: node(id: $p0) {\n      ...RecentPlace_node\n    }\n    p1: node(id: $p1) {\n      ...RecentPlace_node\n    }\n    p2: node(id: $p2) {\n      ...RecentPlace_node\n    }\n    p3: node(id: $p3) {\n      ...RecentPlace_node\n    }\n    p4: node(id: $p4) {\n      ...RecentPlace_node\n    }\n    p5: node(id: $p5) {\n      ...RecentPlace_node\n    }\n    p6: node(id: $p6) {\n      ...RecentPlace_node\n    }\n    p7: node(id: $p7) {\n      ...RecentPlace_node\n    }\n    p8: node(id: $p8) {\n      ...RecentPlace_node\n    }\n    p9: node(id: $p9) {\n      ...RecentPlace_node\n    }\n  }\n": typeof types.RecentPlacesDocument,
    "\n  fragment RecentPlace_node on Node {\n    __typename\n    id\n    ... on Space {\n      name\n    }\n    ... on Document {\n      title\n      trashedAt\n      space {\n        id\n        name\n      }\n    }\n  }\n": typeof types.RecentPlace_NodeFragmentDoc,
    "\n  query AdoptedDocument($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      sealedAt\n      viewerCan {\n        beginDraft\n      }\n      adoptedIn {\n        id\n        title\n        bodyName\n        endedAt\n        viewerCanWithAdopted {\n          seal\n          release\n        }\n      }\n      releases(first: 10) {\n        nodes {\n          id\n          edition\n          releasedAt\n          withdrawnAt\n          circulation {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.AdoptedDocumentDocument,
    "\n  query Release($id: ID!) {\n    release(id: $id) {\n      id\n      edition\n      title\n      markdown\n      contentHash\n      bodyName\n      reason\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n      adoptedAt\n      releasedAt\n      withdrawnAt\n      withdrawnBecause\n      later {\n        id\n        edition\n        releasedAt\n      }\n      viewerCan {\n        withdraw\n      }\n    }\n  }\n": typeof types.ReleaseDocument,
    "\n  mutation BeginNewDraft($documentId: ID!) {\n    beginNewDraft(documentId: $documentId) {\n      id\n      sealedAt\n      viewerCan {\n        edit\n        suggest\n        rename\n        beginDraft\n      }\n    }\n  }\n": typeof types.BeginNewDraftDocument,
    "\n  mutation SealDocument($circulationId: ID!) {\n    sealDocument(circulationId: $circulationId) {\n      id\n      sealedAt\n      viewerCan {\n        edit\n        suggest\n        rename\n        beginDraft\n      }\n    }\n  }\n": typeof types.SealDocumentDocument,
    "\n  mutation ReleaseDocument($circulationId: ID!) {\n    releaseDocument(circulationId: $circulationId) {\n      id\n      edition\n    }\n  }\n": typeof types.ReleaseDocumentDocument,
    "\n  mutation WithdrawRelease($input: WithdrawReleaseInput!) {\n    withdrawRelease(input: $input) {\n      id\n      markdown\n      withdrawnAt\n      withdrawnBecause\n      viewerCan {\n        withdraw\n      }\n    }\n  }\n": typeof types.WithdrawReleaseDocument,
    "\n  query SearchAuthors($name: String!, $spaceId: ID) {\n    searchAuthors(first: 8, search: $name, spaceId: $spaceId) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.SearchAuthorsDocument,
    "\n  query SearchBox($words: String!) {\n    search(query: $words, first: 6) {\n      totalCount\n      nodes {\n        kind\n        comment {\n          id\n        }\n        file {\n          id\n          name\n        }\n        titleRanges {\n          start\n          length\n        }\n        nameRanges {\n          start\n          length\n        }\n        document {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.SearchBoxDocument,
    "\n  query SearchSpaces {\n    spaces(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    openSpaces(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.SearchSpacesDocument,
    "\n  query SearchPage($words: String!, $filter: SearchFilter, $after: String) @live {\n    search(query: $words, filter: $filter, first: 20, after: $after) {\n      totalCount\n      ignoredWords\n      similarWords {\n        typed\n        found\n      }\n      nodes {\n        ...SearchResults_hit\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.SearchPageDocument,
    "\n  fragment SearchResults_hit on SearchHit {\n    kind\n    comment {\n      id\n      createdAt\n      author {\n        id\n        name\n      }\n    }\n    file {\n      id\n      name\n      downloadPath\n      createdAt\n      createdBy {\n        id\n        name\n      }\n    }\n    matchedIn\n    titleRanges {\n      start\n      length\n    }\n    nameRanges {\n      start\n      length\n    }\n    passages {\n      text\n      page\n      ranges {\n        start\n        length\n      }\n    }\n    document {\n      id\n      title\n      updatedAt\n      space {\n        id\n        name\n      }\n      createdBy {\n        id\n        name\n      }\n    }\n  }\n": typeof types.SearchResults_HitFragmentDoc,
    "\n  query AccessRequests($spaceId: ID!) {\n    space(id: $spaceId) {\n      id\n      takesRequests\n      accessRequests(first: 50) {\n        nodes {\n          id\n          account {\n            id\n            name\n          }\n          message\n          createdAt\n          document {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n": typeof types.AccessRequestsDocument,
    "\n  mutation SetSpaceRequests($spaceId: ID!, $taken: Boolean!) {\n    setSpaceRequests(spaceId: $spaceId, taken: $taken) {\n      id\n      takesRequests\n    }\n  }\n": typeof types.SetSpaceRequestsDocument,
    "\n  mutation AddSpaceMember($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": typeof types.AddSpaceMemberDocument,
    "\n  query Programs {\n    serviceAccounts(first: 100) {\n      nodes {\n        account {\n          id\n          name\n        }\n        isLocked\n      }\n    }\n  }\n": typeof types.ProgramsDocument,
    "\n  mutation AddProgram($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": typeof types.AddProgramDocument,
    "\n  mutation CreateSpace($input: CreateSpaceInput!) {\n    createSpace(input: $input) {\n      id\n      ...SpaceCard_space\n    }\n  }\n": typeof types.CreateSpaceDocument,
    "\n  fragment DocumentGuests_guest on DocumentGuest {\n    account {\n      id\n      name\n    }\n    document {\n      id\n      title\n    }\n    email\n    endsAt\n  }\n": typeof types.DocumentGuests_GuestFragmentDoc,
    "\n  query DocumentGuests($spaceId: ID!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      documentGuests(first: 100, after: $after) {\n        nodes {\n          ...DocumentGuests_guest\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.DocumentGuestsDocument,
    "\n  mutation SetDocumentGuest($input: DocumentGuestInput!) {\n    setDocumentGuest(input: $input) {\n      id\n    }\n  }\n": typeof types.SetDocumentGuestDocument,
    "\n  mutation RemoveDocumentGuest($input: DocumentGuestInput!) {\n    removeDocumentGuest(input: $input) {\n      id\n    }\n  }\n": typeof types.RemoveDocumentGuestDocument,
    "\n  mutation UpdateSpace($input: UpdateSpaceInput!) {\n    updateSpace(input: $input) {\n      id\n      ...SpaceHeading_space\n    }\n  }\n": typeof types.UpdateSpaceDocument,
    "\n  fragment EventList_event on SpaceEvent {\n    id\n    type\n    actor {\n      id\n      name\n      kind\n    }\n    document {\n      id\n      title\n    }\n    subjectName\n    at\n  }\n": typeof types.EventList_EventFragmentDoc,
    "\n  mutation GrantAccessRequest($input: GrantAccessInput!) {\n    grantAccessRequest(input: $input) {\n      id\n      accessRequests(first: 50) {\n        nodes {\n          id\n        }\n      }\n      ...MemberList_space\n    }\n  }\n": typeof types.GrantAccessRequestDocument,
    "\n  query InvitedDocuments {\n    viewer {\n      guestDocuments(first: 100) {\n        nodes {\n          endsAt\n          document {\n            id\n            title\n            space {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.InvitedDocumentsDocument,
    "\n  mutation LeaveSpace($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n    }\n  }\n": typeof types.LeaveSpaceDocument,
    "\n  fragment MemberRow_member on SpaceMember {\n    account {\n      id\n      name\n      kind\n    }\n    role\n    email\n    joinedAt\n    endsAt\n  }\n": typeof types.MemberRow_MemberFragmentDoc,
    "\n  fragment MemberList_space on Space {\n    members(first: 100) {\n      edges {\n        node {\n          account {\n            id\n          }\n          role\n          ...MemberRow_member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.MemberList_SpaceFragmentDoc,
    "\n  mutation SetSpaceRole($input: SpaceMemberInput!) {\n    setSpaceRole(input: $input) {\n      id\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      ...MemberList_space\n    }\n  }\n": typeof types.SetSpaceRoleDocument,
    "\n  mutation RemoveSpaceMember($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": typeof types.RemoveSpaceMemberDocument,
    "\n  query MembersPage($spaceId: ID!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      name\n      viewerRole\n      viewerCan {\n        listMembers\n        manageMembers\n      }\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n            }\n            role\n            ...MemberRow_member\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MembersPageDocument,
    "\n  mutation RequestAccess($input: RequestAccessInput!) {\n    requestAccess(input: $input)\n  }\n": typeof types.RequestAccessDocument,
    "\n  query OpenSpaces($after: String) {\n    openSpaces(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          name\n          purpose\n          visibility\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.OpenSpacesDocument,
    "\n  query OwnRequests {\n    viewer {\n      accessRequests(first: 100) {\n        nodes {\n          id\n          targetId\n          message\n          createdAt\n          outcome\n          document {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n": typeof types.OwnRequestsDocument,
    "\n  mutation WithdrawRequest($id: ID!) {\n    withdrawAccessRequest(requestId: $id)\n  }\n": typeof types.WithdrawRequestDocument,
    "\n  mutation RefuseAccessRequest($input: RefuseAccessInput!) {\n    refuseAccessRequest(input: $input) {\n      id\n      accessRequests(first: 50) {\n        nodes {\n          id\n        }\n      }\n    }\n  }\n": typeof types.RefuseAccessRequestDocument,
    "\n  fragment SpaceCard_space on Space {\n    id\n    name\n    purpose\n    viewerRole\n    newsCount\n    latestEvents(first: 2) {\n      id\n      ...EventList_event\n    }\n  }\n": typeof types.SpaceCard_SpaceFragmentDoc,
    "\n  fragment SpaceHeading_space on Space {\n    id\n    name\n    purpose\n    closedBecause\n    visibility\n    viewerCan {\n      rename\n      listMembers\n      readMeetings\n      readTrail\n      manageTemplates\n    }\n  }\n": typeof types.SpaceHeading_SpaceFragmentDoc,
    "\n  query SpaceTrailPage($spaceId: ID!, $after: String, $filter: TrailFilterInput) @live {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      trail(first: 50, after: $after, filter: $filter) {\n        totalCount\n        nodes {\n          id\n          ...TrailList_entry\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SpaceTrailPageDocument,
    "\n  query SpacesPage($after: String) {\n    viewer {\n      isGuest\n      spaces(first: 50, after: $after) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SpacesPageDocument,
    "\n  subscription SpacesPageChanges {\n    viewerChanged {\n      spaces(first: 50) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SpacesPageChangesDocument,
    "\n  mutation MarkSpaceSeen($spaceId: ID!) {\n    markSpaceSeen(spaceId: $spaceId) {\n      id\n      newsCount\n    }\n  }\n": typeof types.MarkSpaceSeenDocument,
    "\n  query Suggestions($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        edit\n        suggest\n      }\n      suggestions(first: 100) {\n        totalCount\n        nodes {\n          id\n          createdAt\n          importedAuthor\n          importedAt\n          author {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SuggestionsDocument,
    "\n  query MoreSuggestions($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      suggestions(first: 100, after: $after) {\n        nodes {\n          id\n          createdAt\n          importedAuthor\n          importedAt\n          author {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MoreSuggestionsDocument,
    "\n  query SuggestionWriters($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      suggestions(first: 100, after: $after) {\n        nodes {\n          id\n          words {\n            alsoBy {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SuggestionWritersDocument,
    "\n  mutation AcceptSuggestions($input: DecideSuggestionsInput!) {\n    acceptSuggestions(input: $input) {\n      id\n    }\n  }\n": typeof types.AcceptSuggestionsDocument,
    "\n  mutation RefuseSuggestions($input: DecideSuggestionsInput!) {\n    refuseSuggestions(input: $input) {\n      id\n    }\n  }\n": typeof types.RefuseSuggestionsDocument,
    "\n  query TaskReminders @live {\n    viewer {\n      account {\n        id\n      }\n      taskReminders\n    }\n  }\n": typeof types.TaskRemindersDocument,
    "\n  mutation SetTaskReminders($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      account {\n        id\n      }\n      taskReminders\n    }\n  }\n": typeof types.SetTaskRemindersDocument,
    "\n  fragment TaskRow_task on TextEntry {\n    id\n    number\n    wording\n    state\n    dueOn\n    problems\n    responsible {\n      id\n      name\n    }\n    document {\n      id\n      title\n      space {\n        id\n        name\n      }\n    }\n    viewerCanTend\n    beside {\n      id\n      kind\n      at\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    steps(first: 1) {\n      totalCount\n    }\n  }\n": typeof types.TaskRow_TaskFragmentDoc,
    "\n  query TasksPage($first: Int!, $after: String, $of: TasksOf!, $filter: TaskFilter) @live {\n    tasks(first: $first, after: $after, of: $of, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...TaskRow_task\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.TasksPageDocument,
    "\n  query OneTask($id: ID!) @live {\n    textEntry(id: $id) {\n      id\n      ...TaskRow_task\n    }\n  }\n": typeof types.OneTaskDocument,
    "\n  query TaskSteps($id: ID!, $after: String) @live {\n    textEntry(id: $id) {\n      id\n      steps(first: 50, after: $after) {\n        nodes {\n          id\n          kind\n          note\n          at\n          by {\n            id\n            name\n          }\n          to {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.TaskStepsDocument,
    "\n  query TaskMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.TaskMembersDocument,
    "\n  mutation TickTask($input: SetTaskInput!) {\n    setTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n": typeof types.TickTaskDocument,
    "\n  mutation NoteTask($input: NoteTaskInput!) {\n    noteTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n": typeof types.NoteTaskDocument,
    "\n  mutation HandOverTask($input: HandOverTaskInput!) {\n    handOverTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n": typeof types.HandOverTaskDocument,
    "\n  query OpenTasks @live {\n    tasks(filter: { standing: OPEN }, first: 1) {\n      totalCount\n    }\n  }\n": typeof types.OpenTasksDocument,
    "\n  query HubTemplatesTab($first: Int!) @live {\n    templates(first: $first) {\n      nodes {\n        id\n        ...Template_template\n      }\n    }\n  }\n": typeof types.HubTemplatesTabDocument,
    "\n  mutation CreateDocument($input: CreateDocumentInput!) {\n    createDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": typeof types.CreateDocumentDocument,
    "\n  mutation CreateDocumentFromTemplate($input: CreateDocumentFromTemplateInput!) {\n    createDocumentFromTemplate(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": typeof types.CreateDocumentFromTemplateDocument,
    "\n  query SaveAsTemplate($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      space {\n        id\n        viewerCan {\n          manageTemplates\n        }\n      }\n    }\n  }\n": typeof types.SaveAsTemplateDocument,
    "\n  query SpaceTemplatesPage($spaceId: ID!) @live {\n    space(id: $spaceId) {\n      id\n      viewerCan {\n        manageTemplates\n      }\n      ...SpaceHeading_space\n      templates(first: 100) {\n        nodes {\n          id\n          ...Template_template\n        }\n      }\n    }\n  }\n": typeof types.SpaceTemplatesPageDocument,
    "\n  query TemplateChoice($spaceId: ID!, $language: Locale!) {\n    space(id: $spaceId) {\n      id\n      templates(first: 100) {\n        nodes {\n          id\n          ...Template_template\n        }\n      }\n    }\n    templates(first: 100) {\n      nodes {\n        id\n        ...Template_template\n      }\n    }\n    builtinTemplates {\n      kind\n      name(language: $language)\n      description(language: $language)\n      markdown(language: $language)\n    }\n  }\n": typeof types.TemplateChoiceDocument,
    "\n  fragment Template_template on Template {\n    id\n    name\n    description\n    kind\n    updatedAt\n  }\n": typeof types.Template_TemplateFragmentDoc,
    "\n  query TemplateText($templateId: ID!) {\n    template(id: $templateId) {\n      id\n      markdown\n      ...Template_template\n    }\n  }\n": typeof types.TemplateTextDocument,
    "\n  mutation CreateTemplate($input: CreateTemplateInput!) {\n    createTemplate(input: $input) {\n      id\n      ...Template_template\n    }\n  }\n": typeof types.CreateTemplateDocument,
    "\n  mutation UpdateTemplate($input: UpdateTemplateInput!) {\n    updateTemplate(input: $input) {\n      id\n      markdown\n      ...Template_template\n    }\n  }\n": typeof types.UpdateTemplateDocument,
    "\n  mutation RemoveTemplate($templateId: ID!) {\n    removeTemplate(templateId: $templateId)\n  }\n": typeof types.RemoveTemplateDocument,
    "\n  query DocumentVersions($documentId: ID!, $first: Int!, $namedOnly: Boolean!) @live {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      viewerCan {\n        edit\n        readVersions\n      }\n      space {\n        id\n        name\n      }\n      versions(first: $first, namedOnly: $namedOnly) {\n        totalCount\n        nodes {\n          id\n          name\n          savedAt\n          writers {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.DocumentVersionsDocument,
    "\n  query VersionDifference($versionId: ID!, $toId: ID) @live {\n    documentVersion(id: $versionId) {\n      id\n      name\n      note\n      savedAt\n      title\n      contentHash\n      namedBy {\n        id\n        name\n      }\n      writers {\n        id\n        name\n      }\n      difference(toId: $toId) {\n        isEmpty\n        insertedWords\n        removedWords\n        movedBlocks\n        lines {\n          change\n          move\n          parts {\n            id\n            kind\n            formerKind\n            change\n            attributes {\n              name\n              value\n              formerValue\n            }\n          }\n          pieces {\n            change\n            text\n            marks\n            href\n            formerMarks\n          }\n          writers {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.VersionDifferenceDocument,
    "\n  query PresentRevision($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      revision\n    }\n  }\n": typeof types.PresentRevisionDocument,
    "\n  mutation NameDocumentVersion($input: NameDocumentVersionInput!) {\n    nameDocumentVersion(input: $input) {\n      id\n    }\n  }\n": typeof types.NameDocumentVersionDocument,
    "\n  mutation RenameDocumentVersion($input: RenameDocumentVersionInput!) {\n    renameDocumentVersion(input: $input) {\n      id\n      name\n      note\n    }\n  }\n": typeof types.RenameDocumentVersionDocument,
    "\n  mutation RemoveDocumentVersionName($versionId: ID!) {\n    removeDocumentVersionName(versionId: $versionId) {\n      id\n      name\n      note\n    }\n  }\n": typeof types.RemoveDocumentVersionNameDocument,
    "\n  mutation RestoreDocumentVersion($input: RestoreDocumentVersionInput!) {\n    restoreDocumentVersion(input: $input) {\n      revision\n      before {\n        id\n      }\n    }\n  }\n": typeof types.RestoreDocumentVersionDocument,
};
const documents: Documents = {
    "\n  fragment TokenRow_accessToken on AccessToken {\n    id\n    name\n    scopes\n    spaces {\n      id\n      name\n    }\n    expiresAt\n    lastUsedAt\n    replacedAt\n  }\n": types.TokenRow_AccessTokenFragmentDoc,
    "\n  query AccessTokens {\n    viewer {\n      accessTokens {\n        id\n        name\n        ...TokenRow_accessToken\n      }\n    }\n  }\n": types.AccessTokensDocument,
    "\n  mutation RequestEmailChange($input: RequestEmailChangeInput!) {\n    requestEmailChange(input: $input) {\n      email\n      sentAt\n      expiresAt\n    }\n  }\n": types.RequestEmailChangeDocument,
    "\n  mutation UpdateServiceAccount($input: UpdateServiceAccountInput!) {\n    updateServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n": types.UpdateServiceAccountDocument,
    "\n  mutation RemoveServiceAccount($accountId: ID!) {\n    removeServiceAccount(accountId: $accountId)\n  }\n": types.RemoveServiceAccountDocument,
    "\n  query ChooseOrganisation($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.ChooseOrganisationDocument,
    "\n  mutation SetAccountOrganisation($input: SetAccountOrganisationInput!) {\n    setAccountOrganisation(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n": types.SetAccountOrganisationDocument,
    "\n  mutation SetAdministrator($input: SetAdministratorInput!) {\n    setAdministrator(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n": types.SetAdministratorDocument,
    "\n  mutation SetAccountLock($input: SetAccountLockInput!) {\n    setAccountLock(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n": types.SetAccountLockDocument,
    "\n  query EmailChangeOffer($secret: String!) {\n    offeredEmailChange(secret: $secret) {\n      email\n      isForAnother\n    }\n  }\n": types.EmailChangeOfferDocument,
    "\n  mutation ConfirmEmailChange($secret: String!) {\n    confirmEmailChange(secret: $secret)\n  }\n": types.ConfirmEmailChangeDocument,
    "\n  query ServiceOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.ServiceOrganisationsDocument,
    "\n  mutation CreateServiceAccount($input: CreateServiceAccountInput!) {\n    createServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n": types.CreateServiceAccountDocument,
    "\n  mutation CreateAccessToken($input: CreateAccessTokenInput!) {\n    createAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n": types.CreateAccessTokenDocument,
    "\n  query EmailPart @live {\n    viewer {\n      email\n      signInMethods {\n        hasPassword\n        hasIdentityProvider\n      }\n      emailChange {\n        email\n        sentAt\n        expiresAt\n      }\n    }\n  }\n": types.EmailPartDocument,
    "\n  mutation ResendEmailChange {\n    resendEmailChange {\n      email\n      sentAt\n      expiresAt\n    }\n  }\n": types.ResendEmailChangeDocument,
    "\n  mutation WithdrawEmailChange {\n    withdrawEmailChange\n  }\n": types.WithdrawEmailChangeDocument,
    "\n  query ErasurePreview {\n    viewer {\n      erasure {\n        ...ErasurePreview\n      }\n    }\n  }\n": types.ErasurePreviewDocument,
    "\n  mutation EraseAccount($input: EraseAccountInput!) {\n    eraseAccount(input: $input)\n  }\n": types.EraseAccountDocument,
    "\n  fragment ErasurePreview on ErasurePreview {\n    isLastAdministrator\n    needsPassword\n    spacesToHandOver {\n      id\n      name\n    }\n    spacesLeftEmpty {\n      id\n      name\n    }\n  }\n": types.ErasurePreviewFragmentDoc,
    "\n  fragment ManagedAccountRow_account on ManagedAccount {\n    account {\n      id\n      name\n      organisation {\n        id\n        name\n      }\n    }\n    email\n    isAdministrator\n    isLocked\n    lastSignInOn\n  }\n": types.ManagedAccountRow_AccountFragmentDoc,
    "\n  query ManagedAccountsTab($search: String, $after: String) @live {\n    accounts(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        account {\n          id\n        }\n        ...ManagedAccountRow_account\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ManagedAccountsTabDocument,
    "\n  mutation ExportOwnData {\n    exportOwnData\n  }\n": types.ExportOwnDataDocument,
    "\n  mutation ExportOwnDataAsPdf {\n    exportOwnDataAsPdf\n  }\n": types.ExportOwnDataAsPdfDocument,
    "\n  fragment PasskeyRow_passkey on Passkey {\n    id\n    name\n    createdAt\n    lastUsedAt\n  }\n": types.PasskeyRow_PasskeyFragmentDoc,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input)\n  }\n": types.ChangePasswordDocument,
    "\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      ...SignedInFrame_viewer\n    }\n  }\n": types.UpdateViewerDocument,
    "\n  mutation RemovePasskey($passkeyId: ID!, $currentPassword: String) {\n    removePasskey(passkeyId: $passkeyId, currentPassword: $currentPassword)\n  }\n": types.RemovePasskeyDocument,
    "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) {\n      ...PasskeyRow_passkey\n    }\n  }\n": types.RenamePasskeyDocument,
    "\n  mutation RenameServiceAccount($input: UpdateServiceAccountInput!) {\n    updateServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n": types.RenameServiceAccountDocument,
    "\n  mutation RevokeAccessToken($accessTokenId: ID!) {\n    revokeAccessToken(accessTokenId: $accessTokenId)\n  }\n": types.RevokeAccessTokenDocument,
    "\n  mutation RotateAccessToken($input: RotateAccessTokenInput!) {\n    rotateAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n": types.RotateAccessTokenDocument,
    "\n  query Security {\n    viewer {\n      signInMethods {\n        hasPassword\n        hasSecondFactor\n        recoveryCodesLeft\n      }\n      passkeys {\n        id\n        ...PasskeyRow_passkey\n      }\n      sessions {\n        id\n        ...SessionRow_session\n      }\n    }\n  }\n": types.SecurityDocument,
    "\n  fragment ServiceAccountRow_account on ServiceAccount {\n    account {\n      id\n      name\n      organisation {\n        id\n        name\n      }\n    }\n    isLocked\n    createdAt\n  }\n": types.ServiceAccountRow_AccountFragmentDoc,
    "\n  query ServiceAccountsTab($search: String, $after: String) @live {\n    serviceAccounts(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        account {\n          id\n        }\n        ...ServiceAccountRow_account\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ServiceAccountsTabDocument,
    "\n  query ServiceTokens($accountId: ID!) {\n    serviceAccount(accountId: $accountId) {\n      account {\n        id\n      }\n      accessTokens {\n        id\n        name\n        ...TokenRow_accessToken\n      }\n    }\n  }\n": types.ServiceTokensDocument,
    "\n  fragment SessionRow_session on Session {\n    id\n    browser\n    system\n    address\n    method\n    createdAt\n    isCurrent\n  }\n": types.SessionRow_SessionFragmentDoc,
    "\n  mutation EndSession($sessionId: ID!) {\n    endSession(sessionId: $sessionId)\n  }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions\n  }\n": types.EndOtherSessionsDocument,
    "\n  fragment SignedInFrame_viewer on Viewer {\n    account {\n      id\n      name\n    }\n    email\n    locale\n    isAdministrator\n    viewerCan {\n      manageAccounts\n      manageOrganisations\n      manageBodies\n      manageRuleSets\n      manageTemplates\n      inviteToHub\n      readTrail\n      manageServiceAccounts\n    }\n  }\n": types.SignedInFrame_ViewerFragmentDoc,
    "\n  query SignedIn {\n    viewer {\n      ...SignedInFrame_viewer\n    }\n  }\n": types.SignedInDocument,
    "\n  subscription ViewerChanged {\n    viewerChanged {\n      ...SignedInFrame_viewer\n    }\n  }\n": types.ViewerChangedDocument,
    "\n  mutation KeepLocale($locale: Locale!) {\n    updateViewer(input: { locale: $locale }) {\n      locale\n    }\n  }\n": types.KeepLocaleDocument,
    "\n  query TokenSpaces($after: String) {\n    spaces(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.TokenSpacesDocument,
    "\n  fragment TrailList_entry on TrailEntry {\n    id\n    kind\n    at\n    task\n    organisation\n    address\n    actor {\n      id\n      name\n    }\n    account {\n      id\n      name\n    }\n    facts {\n      name\n      value\n    }\n  }\n": types.TrailList_EntryFragmentDoc,
    "\n  query TrailTab($after: String, $filter: TrailFilterInput) @live {\n    trail(first: 50, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...TrailList_entry\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.TrailTabDocument,
    "\n  query BodiesPage($search: String, $first: Int!) @live {\n    bodies(first: $first, search: $search) {\n      totalCount\n      nodes {\n        id\n        name\n        shortName\n        seats(first: 1) {\n          totalCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.BodiesPageDocument,
    "\n  mutation CreateBody($input: CreateBodyInput!) {\n    createBody(input: $input) {\n      id\n    }\n  }\n": types.CreateBodyDocument,
    "\n  mutation UpdateBody($input: UpdateBodyInput!) {\n    updateBody(input: $input) {\n      id\n      name\n      shortName\n      purpose\n    }\n  }\n": types.UpdateBodyDocument,
    "\n  query BodyPage($id: ID!) @live {\n    body(id: $id) {\n      id\n      name\n      shortName\n      purpose\n    }\n  }\n": types.BodyPageDocument,
    "\n  mutation RemoveBody($bodyId: ID!) {\n    removeBody(bodyId: $bodyId)\n  }\n": types.RemoveBodyDocument,
    "\n  mutation AddBodySeat($input: AddBodySeatInput!) {\n    addBodySeat(input: $input) {\n      ...SeatRow_seat\n    }\n  }\n": types.AddBodySeatDocument,
    "\n  mutation UpdateBodySeat($input: UpdateBodySeatInput!) {\n    updateBodySeat(input: $input) {\n      ...SeatRow_seat\n    }\n  }\n": types.UpdateBodySeatDocument,
    "\n  query SeatList($bodyId: ID!, $after: String) @live {\n    body(id: $bodyId) {\n      id\n      seats(first: 100, after: $after) {\n        nodes {\n          id\n          ...SeatRow_seat\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SeatListDocument,
    "\n  query SeatOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.SeatOrganisationsDocument,
    "\n  fragment SeatRow_seat on BodySeat {\n    id\n    kind\n    startsOn\n    endsOn\n    organisation {\n      id\n      name\n    }\n    account {\n      id\n      name\n    }\n    deputyOfId\n  }\n": types.SeatRow_SeatFragmentDoc,
    "\n  mutation RemoveBodySeat($seatId: ID!) {\n    removeBodySeat(seatId: $seatId) {\n      id\n    }\n  }\n": types.RemoveBodySeatDocument,
    "\n  query SeatsToStandFor($bodyId: ID!) {\n    body(id: $bodyId) {\n      id\n      seats(first: 100) {\n        nodes {\n          id\n          kind\n          organisation {\n            id\n            name\n          }\n          account {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.SeatsToStandForDocument,
    "\n  fragment CirculationRow_circulation on Circulation {\n    id\n    title\n    question\n    bodyName\n    state\n    startedAt\n    deadlineAt\n    endedAt\n    rules {\n      ...Rules_set\n    }\n    standing {\n      votes\n      answered\n    }\n    result {\n      outcome\n      reason\n      endedAt\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n    }\n  }\n": types.CirculationRow_CirculationFragmentDoc,
    "\n  fragment CirculationSeat_seat on CirculationSeat {\n    id\n    kind\n    guestName\n    organisationName\n    voteId\n    position\n    askedAt\n    reachedAt\n    openedAt\n    endedAt\n    isAnswered\n    account {\n      id\n      name\n    }\n    guest {\n      email\n      sentAt\n      refusedAt\n    }\n    answer {\n      ...CirculationAnswer_answer\n    }\n    forwardedTo {\n      id\n      account {\n        id\n        name\n      }\n      answer {\n        id\n      }\n    }\n    forwardedFrom {\n      id\n      account {\n        id\n        name\n      }\n      forwardedTo {\n        id\n      }\n    }\n  }\n": types.CirculationSeat_SeatFragmentDoc,
    "\n  fragment CirculationAnswer_answer on CirculationAnswer {\n    id\n    choice\n    remark\n    at\n    ignored\n    account {\n      id\n      name\n    }\n  }\n": types.CirculationAnswer_AnswerFragmentDoc,
    "\n  query CirculationPage($id: ID!) @live {\n    circulation(id: $id) {\n      id\n      ...CirculationRow_circulation\n      revision\n      contentHash\n      ruleSetName\n      ruleSetVersion\n      template\n      withdrawnBecause\n      choices\n      roundNumber\n      isSubstantial\n      formerRound {\n        id\n        rules {\n          ...Rules_set\n        }\n      }\n      nextRound {\n        id\n      }\n      decision {\n        id\n        number\n      }\n      startedBy {\n        id\n        name\n      }\n      standing {\n        votes\n        answered\n        counts {\n          entitled\n          agreed\n          refused\n          abstained\n          notConcerned\n          acknowledged\n          silent\n        }\n      }\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n": types.CirculationPageDocument,
    "\n  query CirculationContent($id: ID!) {\n    circulation(id: $id) {\n      id\n      content\n    }\n  }\n": types.CirculationContentDocument,
    "\n  query CirculationPictures($id: ID!) {\n    circulation(id: $id) {\n      id\n      document {\n        id\n      }\n    }\n  }\n": types.CirculationPicturesDocument,
    "\n  query CirculationDocument($id: ID!) @live {\n    circulation(id: $id) {\n      id\n      document {\n        id\n        title\n        revision\n      }\n    }\n  }\n": types.CirculationDocumentDocument,
    "\n  query CirculationSeats($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      seats(first: 100, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...CirculationSeat_seat\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.CirculationSeatsDocument,
    "\n  query CirculationAnswers($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      answers(first: 100, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...CirculationAnswer_answer\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.CirculationAnswersDocument,
    "\n  mutation AnswerCirculation($input: AnswerCirculationInput!) {\n    answerCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n": types.AnswerCirculationDocument,
    "\n  mutation NoteCirculationOpened($circulationId: ID!) {\n    noteCirculationOpened(circulationId: $circulationId) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n    }\n  }\n": types.NoteCirculationOpenedDocument,
    "\n  mutation WithdrawCirculation($input: WithdrawCirculationInput!) {\n    withdrawCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n      withdrawnBecause\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n": types.WithdrawCirculationDocument,
    "\n  mutation StartCirculation($input: StartCirculationInput!) {\n    startCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n    }\n  }\n": types.StartCirculationDocument,
    "\n  query WaitingCirculations @live {\n    circulations(filter: WAITING_FOR_VIEWER, first: 1) {\n      totalCount\n    }\n  }\n": types.WaitingCirculationsDocument,
    "\n  query CirculationsPage($waiting: Int!, $first: Int!) @live {\n    waiting: circulations(filter: WAITING_FOR_VIEWER, first: $waiting) {\n      totalCount\n      nodes {\n        id\n        ...CirculationRow_circulation\n      }\n    }\n    circulations(first: $first) {\n      totalCount\n      nodes {\n        id\n        viewerSeats {\n          id\n        }\n        ...CirculationRow_circulation\n      }\n    }\n  }\n": types.CirculationsPageDocument,
    "\n  query DocumentCirculations($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        circulate\n      }\n      circulations(first: 100) {\n        totalCount\n        nodes {\n          id\n          ...CirculationRow_circulation\n        }\n      }\n    }\n  }\n": types.DocumentCirculationsDocument,
    "\n  query AskableOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.AskableOrganisationsDocument,
    "\n  fragment GuestRound_round on GuestCirculation {\n    id\n    title\n    question\n    contentHash\n    startedAt\n    deadlineAt\n    endedAt\n    state\n    withdrawnBecause\n    roundNumber\n    isSubstantial\n    choices\n    canAnswer\n    rules {\n      ...Rules_set\n    }\n    seat {\n      id\n      ...CirculationSeat_seat\n    }\n    standing {\n      votes\n      answered\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n    }\n  }\n": types.GuestRound_RoundFragmentDoc,
    "\n  query AskedRound($secret: String!, $language: Locale!) @live {\n    guestCirculation(secret: $secret) {\n      id\n      resultWords(language: $language)\n      ...GuestRound_round\n    }\n  }\n": types.AskedRoundDocument,
    "\n  query AskedFormer($secret: String!) {\n    guestCirculation(secret: $secret) {\n      id\n      formerRemarks {\n        id\n        ...RemarkRow_remark\n      }\n      difference {\n        ...DifferenceLines_difference\n      }\n    }\n  }\n": types.AskedFormerDocument,
    "\n  query AskedContent($secret: String!) {\n    guestCirculation(secret: $secret) {\n      id\n      content\n    }\n  }\n": types.AskedContentDocument,
    "\n  mutation NoteAskedOpened($secret: String!) {\n    noteGuestCirculationOpened(secret: $secret) {\n      id\n      ...GuestRound_round\n    }\n  }\n": types.NoteAskedOpenedDocument,
    "\n  mutation AnswerAsked($input: AnswerAsGuestInput!) {\n    answerAsCirculationGuest(input: $input) {\n      id\n      ...GuestRound_round\n    }\n  }\n": types.AnswerAskedDocument,
    "\n  mutation ResendCirculationLink($input: ResendCirculationLinkInput!) {\n    resendCirculationLink(input: $input) {\n      id\n    }\n  }\n": types.ResendCirculationLinkDocument,
    "\n  mutation RemoveCirculationGuest($seatId: ID!) {\n    removeCirculationGuest(seatId: $seatId) {\n      id\n    }\n  }\n": types.RemoveCirculationGuestDocument,
    "\n  fragment RemarkRow_remark on CirculationRemark {\n    id\n    choice\n    remark\n    isOwn\n    organisationName\n    guestName\n    account {\n      id\n      name\n    }\n    outcome {\n      outcome\n      reason\n    }\n  }\n": types.RemarkRow_RemarkFragmentDoc,
    "\n  query RoundRemarks($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      remarks(first: 50, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...RemarkRow_remark\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.RoundRemarksDocument,
    "\n  fragment DifferenceLines_difference on DocumentDifference {\n    isEmpty\n    insertedWords\n    removedWords\n    movedBlocks\n    lines {\n      change\n      move\n      parts {\n        id\n        kind\n        formerKind\n        change\n        attributes {\n          name\n          value\n          formerValue\n        }\n      }\n      pieces {\n        change\n        text\n        marks\n        href\n        formerMarks\n      }\n      writers {\n        id\n        name\n      }\n    }\n  }\n": types.DifferenceLines_DifferenceFragmentDoc,
    "\n  query RoundDifference($id: ID!) {\n    circulation(id: $id) {\n      id\n      difference {\n        ...DifferenceLines_difference\n      }\n    }\n  }\n": types.RoundDifferenceDocument,
    "\n  query FormerRound($id: ID!) {\n    circulation(id: $id) {\n      id\n      revision\n      ruleSetId\n      template\n      bodyName\n      rules {\n        ...Rules_set\n      }\n      body {\n        id\n        name\n      }\n      document {\n        id\n        revision\n      }\n      viewerCan {\n        startNext\n      }\n    }\n  }\n": types.FormerRoundDocument,
    "\n  query FormerRemarks($id: ID!, $after: String) {\n    circulation(id: $id) {\n      id\n      remarks(first: 100, after: $after) {\n        nodes {\n          id\n          ...RemarkRow_remark\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.FormerRemarksDocument,
    "\n  query FormerSeats($id: ID!, $after: String) {\n    circulation(id: $id) {\n      id\n      seats(first: 100, after: $after) {\n        nodes {\n          id\n          voteId\n          guestName\n          organisationName\n          account {\n            id\n            name\n          }\n          guest {\n            email\n          }\n          forwardedFrom {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.FormerSeatsDocument,
    "\n  query Colleagues($id: ID!, $search: String) {\n    circulation(id: $id) {\n      id\n      viewerSeats {\n        id\n        colleagues(first: 20, search: $search) {\n          nodes {\n            id\n            name\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n": types.ColleaguesDocument,
    "\n  mutation ForwardCirculation($input: ForwardCirculationInput!) {\n    forwardCirculation(input: $input) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        forward\n      }\n    }\n  }\n": types.ForwardCirculationDocument,
    "\n  mutation WithdrawCirculationForward($seatId: ID!) {\n    withdrawCirculationForward(seatId: $seatId) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        forward\n      }\n    }\n  }\n": types.WithdrawCirculationForwardDocument,
    "\n  fragment Rules_set on RuleSet {\n    kind\n    order\n    silence\n    objection\n    procedureObjection\n    oralTreatment\n    majority\n    qualifiedPercent\n    abstentionsCount\n    quorumPercent\n    allReached\n    earlyClose\n    changeUntilDeadline\n    secret\n    lateVotes\n    deputies\n    forwarding\n    deadlineDays\n    workingDays\n    reminderDaysBefore\n  }\n": types.Rules_SetFragmentDoc,
    "\n  query RuleSetPage($id: ID!) @live {\n    ruleSet(id: $id) {\n      id\n      name\n      isOffered\n      version\n      rules {\n        ...Rules_set\n      }\n      versions(first: 100) {\n        nodes {\n          version\n          createdAt\n          createdBy {\n            id\n            name\n          }\n          rules {\n            ...Rules_set\n          }\n        }\n      }\n    }\n  }\n": types.RuleSetPageDocument,
    "\n  mutation CreateRuleSet($input: CreateRuleSetInput!) {\n    createRuleSet(input: $input) {\n      id\n    }\n  }\n": types.CreateRuleSetDocument,
    "\n  mutation UpdateRuleSet($input: UpdateRuleSetInput!) {\n    updateRuleSet(input: $input) {\n      id\n      name\n      isOffered\n    }\n  }\n": types.UpdateRuleSetDocument,
    "\n  mutation AddRuleSetVersion($input: AddRuleSetVersionInput!) {\n    addRuleSetVersion(input: $input) {\n      id\n      version\n      rules {\n        ...Rules_set\n      }\n    }\n  }\n": types.AddRuleSetVersionDocument,
    "\n  query RulesPage($first: Int!) @live {\n    ruleSets(first: $first) {\n      nodes {\n        id\n        name\n        isOffered\n        version\n      }\n    }\n  }\n": types.RulesPageDocument,
    "\n  query StartCirculationPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      viewerCan {\n        circulate\n        manageGuests\n      }\n      space {\n        id\n        name\n      }\n    }\n    ruleSets(first: 100) {\n      nodes {\n        id\n        name\n        isOffered\n        version\n        rules {\n          ...Rules_set\n        }\n      }\n    }\n  }\n": types.StartCirculationPageDocument,
    "\n  query AskableMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n              organisation {\n                id\n                name\n              }\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.AskableMembersDocument,
    "\n  query AskableBodies($search: String) {\n    bodies(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.AskableBodiesDocument,
    "\n  query AskableSeats($bodyId: ID!) {\n    body(id: $bodyId) {\n      id\n      seats(first: 100) {\n        nodes {\n          id\n          ...SeatRow_seat\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": types.AskableSeatsDocument,
    "\n  query DeadlinePreview($day: String, $days: Int!, $time: String, $workingDays: Boolean!) {\n    previewDeadline(day: $day, days: $days, time: $time, workingDays: $workingDays) {\n      at\n      notes\n    }\n  }\n": types.DeadlinePreviewDocument,
    "\n  query SchemaVersion($documentId: ID!) {\n    document(id: $documentId) {\n      schemaVersion\n    }\n  }\n": types.SchemaVersionDocument,
    "\n  query CommentThreads($documentId: ID!, $state: CommentThreadState!, $mine: Boolean!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        comment\n      }\n      commentThreads(first: 30, state: $state, mentionsViewer: $mine) {\n        totalCount\n        nodes {\n          id\n          resolvedAt\n          anchor {\n            start\n            end\n            quote\n            before\n            after\n          }\n          comments(first: 20) {\n            nodes {\n              id\n              source\n              createdAt\n              editedAt\n              removedAt\n              importedAuthor\n              importedAt\n              author {\n                id\n                name\n              }\n              mentions {\n                id\n                name\n              }\n              viewerCan {\n                edit\n                remove\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.CommentThreadsDocument,
    "\n  mutation AddCommentThread($input: AddCommentThreadInput!) {\n    addCommentThread(input: $input) {\n      id\n    }\n  }\n": types.AddCommentThreadDocument,
    "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      id\n    }\n  }\n": types.AddCommentDocument,
    "\n  mutation EditComment($input: EditCommentInput!) {\n    editComment(input: $input) {\n      id\n      source\n      editedAt\n    }\n  }\n": types.EditCommentDocument,
    "\n  mutation RemoveComment($commentId: ID!) {\n    removeComment(commentId: $commentId) {\n      id\n    }\n  }\n": types.RemoveCommentDocument,
    "\n  mutation ResolveCommentThread($threadId: ID!) {\n    resolveCommentThread(threadId: $threadId) {\n      id\n      resolvedAt\n    }\n  }\n": types.ResolveCommentThreadDocument,
    "\n  mutation ReopenCommentThread($threadId: ID!) {\n    reopenCommentThread(threadId: $threadId) {\n      id\n      resolvedAt\n    }\n  }\n": types.ReopenCommentThreadDocument,
    "\n  mutation MarkMentionsRead($documentId: ID!) {\n    markMentionsRead(documentId: $documentId)\n  }\n": types.MarkMentionsReadDocument,
    "\n  query Mentionable($documentId: ID!, $search: String!) {\n    document(id: $documentId) {\n      id\n      mentionable(first: 6, search: $search) {\n        nodes {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.MentionableDocument,
    "\n  query UnreadMentions @live {\n    viewer {\n      account {\n        id\n      }\n      mentions(first: 1, unreadOnly: true) {\n        totalCount\n      }\n    }\n  }\n": types.UnreadMentionsDocument,
    "\n  query MentionsPage($first: Int!) @live {\n    viewer {\n      account {\n        id\n      }\n      mentions(first: $first) {\n        nodes {\n          id\n          at\n          readAt\n          document {\n            id\n            title\n          }\n          thread {\n            id\n            comments(first: 1) {\n              nodes {\n                id\n                source\n                author {\n                  id\n                  name\n                }\n                mentions {\n                  id\n                  name\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MentionsPageDocument,
    "\n  fragment DecisionRow_decision on Decision {\n    id\n    number\n    title\n    wording\n    outcome\n    decidedAt\n    bodyName\n    state\n    stateOn\n    stateNote\n    votes {\n      agreed\n      refused\n      abstained\n      notConcerned\n      silent\n    }\n    space {\n      id\n      name\n    }\n    body {\n      id\n    }\n    circulation {\n      id\n    }\n    document {\n      id\n    }\n    entry {\n      id\n    }\n    replacedBy {\n      id\n      number\n      circulation {\n        id\n      }\n      document {\n        id\n      }\n      entry {\n        id\n      }\n    }\n    viewerCan {\n      setState\n    }\n  }\n": types.DecisionRow_DecisionFragmentDoc,
    "\n  query DecisionsPage($first: Int!, $after: String, $filter: DecisionFilter) @live {\n    decisions(first: $first, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...DecisionRow_decision\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DecisionsPageDocument,
    "\n  query DecisionFilters($spaceId: ID!) {\n    bodies(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    space(id: $spaceId) {\n      id\n      name\n    }\n  }\n": types.DecisionFiltersDocument,
    "\n  query DecisionSuccessors($filter: DecisionFilter!) {\n    decisions(first: 100, filter: $filter) {\n      nodes {\n        id\n        number\n        title\n      }\n    }\n  }\n": types.DecisionSuccessorsDocument,
    "\n  mutation SetDecisionState($input: SetDecisionStateInput!) {\n    setDecisionState(input: $input) {\n      id\n      ...DecisionRow_decision\n    }\n  }\n": types.SetDecisionStateDocument,
    "\n  fragment BinRow_document on Document {\n    id\n    title\n    trashedAt\n    deletedAfter\n    viewerCan {\n      restore\n      delete\n    }\n  }\n": types.BinRow_DocumentFragmentDoc,
    "\n  query BinPage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      documents(first: 100, after: $after, inBin: true) {\n        edges {\n          node {\n            id\n            ...BinRow_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.BinPageDocument,
    "\n  subscription BinPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        ...SpaceHeading_space\n      }\n      document {\n        id\n        ...BinRow_document\n      }\n    }\n  }\n": types.BinPageChangesDocument,
    "\n  mutation DeleteDocument($documentId: ID!) {\n    deleteDocument(documentId: $documentId)\n  }\n": types.DeleteDocumentDocument,
    "\n  fragment DocumentFrame_document on Document {\n    id\n    title\n    trashedAt\n    sealedAt\n    viewerCan {\n      edit\n      suggest\n      restore\n      manageGuests\n      moveAway\n      readVersions\n    }\n    space {\n      id\n      name\n      viewerCan {\n        readEvents\n      }\n    }\n    ...DocumentTitle_document\n  }\n": types.DocumentFrame_DocumentFragmentDoc,
    "\n  query DocumentPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      ...DocumentFrame_document\n      ...DocumentEditor_document\n      text\n    }\n    viewer {\n      ...DocumentEditor_viewer\n    }\n  }\n": types.DocumentPageDocument,
    "\n  subscription DocumentPageChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        id\n        name\n      }\n      document {\n        ...DocumentFrame_document\n      }\n    }\n  }\n": types.DocumentPageChangesDocument,
    "\n  fragment DocumentTitle_document on Document {\n    id\n    title\n    viewerCan {\n      rename\n    }\n  }\n": types.DocumentTitle_DocumentFragmentDoc,
    "\n  fragment DocumentTree_document on Document {\n    id\n    title\n    parentId\n    position\n    updatedAt\n    trashedAt\n    viewerCan {\n      rename\n      move\n      moveAway\n      trash\n    }\n  }\n": types.DocumentTree_DocumentFragmentDoc,
    "\n  mutation MoveDocument($input: MoveDocumentInput!) {\n    moveDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": types.MoveDocumentDocument,
    "\n  fragment DocumentEditor_document on Document {\n    id\n    title\n    text\n    schemaVersion\n    trashedAt\n    viewerCan {\n      edit\n      suggest\n    }\n  }\n": types.DocumentEditor_DocumentFragmentDoc,
    "\n  fragment DocumentEditor_viewer on Viewer {\n    account {\n      id\n      name\n    }\n  }\n": types.DocumentEditor_ViewerFragmentDoc,
    "\n  query DocumentEntries($documentId: ID!, $after: String) @live {\n    document(id: $documentId) {\n      id\n      entries(first: 100, after: $after) {\n        nodes {\n          id\n          number\n          ...EntryMargin_entry\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.DocumentEntriesDocument,
    "\n  query ResponsiblePeople($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      space {\n        id\n        members(first: 100, after: $after) {\n          edges {\n            node {\n              account {\n                id\n                name\n                kind\n              }\n              role\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.ResponsiblePeopleDocument,
    "\n  query DocumentsToLink($words: String!) {\n    search(query: $words, first: 6, filter: { kind: DOCUMENT }) {\n      nodes {\n        document {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.DocumentsToLinkDocument,
    "\n  query DocumentTitleOf($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n    }\n  }\n": types.DocumentTitleOfDocument,
    "\n  fragment EntryMargin_entry on TextEntry {\n    id\n    steps(first: 1) {\n      totalCount\n    }\n    beside {\n      id\n      kind\n      at\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    decision {\n      id\n      state\n      stateOn\n      replacedBy {\n        id\n        number\n      }\n    }\n  }\n": types.EntryMargin_EntryFragmentDoc,
    "\n  mutation InviteToDocument($input: InviteToDocumentInput!) {\n    inviteToDocument(input: $input) {\n      outcome\n    }\n  }\n": types.InviteToDocumentDocument,
    "\n  query MoveTargets($after: String) {\n    spaces(first: 100, after: $after) {\n      edges {\n        node {\n          id\n          name\n          viewerCan {\n            createDocument\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.MoveTargetsDocument,
    "\n  query MoveParents($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            title\n            parentId\n            position\n            trashedAt\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MoveParentsDocument,
    "\n  query PublicDocument($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n      markdown\n      updatedAt\n      space {\n        id\n        name\n      }\n      files(first: 100) {\n        nodes {\n          id\n          name\n          downloadPath\n        }\n      }\n    }\n  }\n": types.PublicDocumentDocument,
    "\n  query PublicSpace($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      name\n      purpose\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            title\n            parentId\n            position\n            trashedAt\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.PublicSpaceDocument,
    "\n  query DocumentReferences($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      referencedBy(first: 50) {\n        totalCount\n        nodes {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.DocumentReferencesDocument,
    "\n  query SpacePage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      ...SpaceOverview_space\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            ...DocumentTree_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SpacePageDocument,
    "\n  fragment SpaceOverview_space on Space {\n    id\n    name\n    viewerRole\n    viewerCan {\n      createDocument\n      readEvents\n    }\n    ...SpaceHeading_space\n    latestEvents(first: 8) {\n      id\n      ...EventList_event\n    }\n  }\n": types.SpaceOverview_SpaceFragmentDoc,
    "\n  subscription SpaceOverviewChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        ...SpaceOverview_space\n      }\n      document {\n        id\n        ...DocumentTree_document\n      }\n    }\n  }\n": types.SpaceOverviewChangesDocument,
    "\n  query ForetoldMove($documentId: ID!, $spaceId: ID!) {\n    documentMove(documentId: $documentId, spaceId: $spaceId) {\n      documents\n      formerVisibility\n      visibility\n      isWider\n      endingGuests\n      references\n      hindrance\n      token\n      gaining {\n        count\n        people {\n          id\n          name\n        }\n      }\n      losing {\n        count\n        people {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.ForetoldMoveDocument,
    "\n  mutation MoveDocumentToSpace($input: MoveDocumentToSpaceInput!) {\n    moveDocumentToSpace(input: $input) {\n      id\n      parentId\n      position\n      space {\n        id\n        name\n      }\n      viewerCan {\n        edit\n        rename\n        move\n        moveAway\n        trash\n      }\n    }\n  }\n": types.MoveDocumentToSpaceDocument,
    "\n  mutation RenameDocument($input: RenameDocumentInput!) {\n    renameDocument(input: $input) {\n      id\n      title\n      updatedAt\n    }\n  }\n": types.RenameDocumentDocument,
    "\n  mutation TrashDocument($documentId: ID!) {\n    trashDocument(documentId: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n": types.TrashDocumentDocument,
    "\n  mutation RestoreDocument($documentId: ID!) {\n    restoreDocument(documentId: $documentId) {\n      id\n      trashedAt\n      parentId\n      position\n      viewerCan {\n        edit\n        rename\n        move\n        trash\n        restore\n      }\n    }\n  }\n": types.RestoreDocumentDocument,
    "\n  query Favourites @live {\n    viewer {\n      favourites(first: 100) {\n        nodes {\n          targetId\n          space {\n            id\n            name\n          }\n          document {\n            id\n            title\n            space {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": types.FavouritesDocument,
    "\n  mutation AddFavourite($targetId: ID!) {\n    addFavourite(targetId: $targetId) {\n      targetId\n    }\n  }\n": types.AddFavouriteDocument,
    "\n  mutation RemoveFavourite($targetId: ID!) {\n    removeFavourite(targetId: $targetId)\n  }\n": types.RemoveFavouriteDocument,
    "\n  mutation MoveFavourite($input: MoveFavouriteInput!) {\n    moveFavourite(input: $input) {\n      targetId\n    }\n  }\n": types.MoveFavouriteDocument,
    "\n  query DocumentFiles($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        edit\n      }\n      files(first: 100) {\n        totalCount\n        nodes {\n          id\n          name\n          bytes\n          createdAt\n          createdBy {\n            id\n            name\n          }\n          downloadPath\n          previewPath\n          textState\n          viewerCan {\n            rename\n            remove\n          }\n        }\n      }\n    }\n  }\n": types.DocumentFilesDocument,
    "\n  mutation RenameFile($input: RenameFileInput!) {\n    renameFile(input: $input) {\n      id\n      name\n    }\n  }\n": types.RenameFileDocument,
    "\n  mutation RemoveFile($fileId: ID!) {\n    removeFile(fileId: $fileId) {\n      id\n    }\n  }\n": types.RemoveFileDocument,
    "\n  query HubInvitations($after: String) @live {\n    hubInvitations(first: 100, after: $after) {\n      nodes {\n        id\n        ...OpenInvitation_invitation\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.HubInvitationsDocument,
    "\n  query InvitationOffer($secret: String!) {\n    viewer {\n      account {\n        id\n      }\n      email\n    }\n    invitation(secret: $secret) {\n      email\n      name\n      invitedBy\n      spaceName\n      documentTitle\n      role\n      endsAt\n      expiresAt\n      hasAccount\n    }\n  }\n": types.InvitationOfferDocument,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      email\n      spaceId\n      documentId\n    }\n  }\n": types.AcceptInvitationDocument,
    "\n  mutation InviteToSpace($input: InviteToSpaceInput!) {\n    inviteToSpace(input: $input) {\n      email\n      outcome\n    }\n  }\n": types.InviteToSpaceDocument,
    "\n  mutation InviteToHub($input: InviteToHubInput!) {\n    inviteToHub(input: $input) {\n      email\n      outcome\n    }\n  }\n": types.InviteToHubDocument,
    "\n  fragment OpenInvitation_invitation on Invitation {\n    id\n    email\n    name\n    expiresAt\n    endsAt\n    document {\n      id\n      title\n    }\n    delivery\n    invitedBy {\n      id\n      name\n    }\n  }\n": types.OpenInvitation_InvitationFragmentDoc,
    "\n  mutation ResendInvitation($id: ID!) {\n    resendInvitation(invitationId: $id) {\n      ...OpenInvitation_invitation\n    }\n  }\n": types.ResendInvitationDocument,
    "\n  mutation WithdrawInvitation($id: ID!) {\n    withdrawInvitation(invitationId: $id) {\n      id\n    }\n  }\n": types.WithdrawInvitationDocument,
    "\n  query SpaceInvitations($spaceId: ID!, $toDocuments: Boolean!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      invitations(first: 100, toDocuments: $toDocuments, after: $after) {\n        nodes {\n          id\n          ...OpenInvitation_invitation\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SpaceInvitationsDocument,
    "\n  fragment AgendaRow_item on AgendaItem {\n    id\n    number\n    parentId\n    position\n    kind\n    title\n    note\n    minutes\n    plannedMinutes\n    plannedAt\n    state\n    decisionReason\n    isStanding\n    carriedTimes\n    firstAt\n    currentSince\n    responsible {\n      id\n      name\n    }\n    proposedBy {\n      id\n      name\n    }\n    documents {\n      id\n      title\n    }\n    viewerCan {\n      change\n      move\n      remove\n      decide\n      setState\n    }\n  }\n": types.AgendaRow_ItemFragmentDoc,
    "\n  fragment Agenda_meeting on Meeting {\n    id\n    state\n    endsAt\n    proposalsUntil\n    space {\n      id\n    }\n    agenda {\n      minutes\n      endsAt\n      items {\n        id\n        ...AgendaRow_item\n      }\n      proposals {\n        id\n        ...AgendaRow_item\n      }\n      viewerCan {\n        plan\n        propose\n        hold\n      }\n    }\n  }\n": types.Agenda_MeetingFragmentDoc,
    "\n  query MeetingAgenda($meetingId: ID!) @live {\n    meeting(id: $meetingId) {\n      id\n      ...Agenda_meeting\n    }\n  }\n": types.MeetingAgendaDocument,
    "\n  query AgendaInWords($meetingId: ID!, $language: Locale!) {\n    meeting(id: $meetingId) {\n      id\n      agenda {\n        text(language: $language)\n        markdown(language: $language)\n      }\n    }\n  }\n": types.AgendaInWordsDocument,
    "\n  query AgendaItemHistory($itemId: ID!) {\n    agendaItem(id: $itemId) {\n      id\n      history {\n        meetingId\n        meetingTitle\n        startsAt\n        meetingState\n        state\n      }\n    }\n  }\n": types.AgendaItemHistoryDocument,
    "\n  query AgendaMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.AgendaMembersDocument,
    "\n  query AgendaDocuments($spaceId: ID!) {\n    space(id: $spaceId) {\n      id\n      documents(first: 20) {\n        nodes {\n          id\n          title\n        }\n      }\n    }\n  }\n": types.AgendaDocumentsDocument,
    "\n  query AgendaDocumentSearch($spaceId: ID!, $query: String!) {\n    search(query: $query, first: 10, filter: { spaceId: $spaceId }) {\n      nodes {\n        document {\n          id\n          title\n        }\n      }\n    }\n  }\n": types.AgendaDocumentSearchDocument,
    "\n  mutation AddAgendaItem($input: AddAgendaItemInput!) {\n    addAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": types.AddAgendaItemDocument,
    "\n  mutation ProposeAgendaItem($input: ProposeAgendaItemInput!) {\n    proposeAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": types.ProposeAgendaItemDocument,
    "\n  mutation ChangeAgendaItem($input: ChangeAgendaItemInput!) {\n    changeAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": types.ChangeAgendaItemDocument,
    "\n  mutation MoveAgendaItem($input: MoveAgendaItemInput!) {\n    moveAgendaItem(input: $input) {\n      id\n      number\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": types.MoveAgendaItemDocument,
    "\n  mutation RemoveAgendaItem($itemId: ID!) {\n    removeAgendaItem(itemId: $itemId) {\n      id\n      ...Agenda_meeting\n    }\n  }\n": types.RemoveAgendaItemDocument,
    "\n  mutation RestoreAgendaItem($itemId: ID!) {\n    restoreAgendaItem(itemId: $itemId) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": types.RestoreAgendaItemDocument,
    "\n  mutation DecideAgendaProposal($input: DecideAgendaProposalInput!) {\n    decideAgendaProposal(input: $input) {\n      id\n      number\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": types.DecideAgendaProposalDocument,
    "\n  mutation SetAgendaProposalsUntil($input: SetAgendaProposalsUntilInput!) {\n    setAgendaProposalsUntil(input: $input) {\n      id\n      ...Agenda_meeting\n    }\n  }\n": types.SetAgendaProposalsUntilDocument,
    "\n  mutation SetAgendaItemState($input: SetAgendaItemStateInput!) {\n    setAgendaItemState(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n": types.SetAgendaItemStateDocument,
    "\n  mutation SetCurrentAgendaItem($input: SetCurrentAgendaItemInput!) {\n    setCurrentAgendaItem(input: $input) {\n      id\n      ...Agenda_meeting\n    }\n  }\n": types.SetCurrentAgendaItemDocument,
    "\n  fragment StandingRow_item on StandingAgendaItem {\n    id\n    position\n    kind\n    title\n    note\n    minutes\n    atEnd\n  }\n": types.StandingRow_ItemFragmentDoc,
    "\n  query StandingAgenda($seriesId: ID!) @live {\n    meetingSeries(id: $seriesId) {\n      id\n      endedAt\n      viewerCanChange\n      standingItems {\n        id\n        ...StandingRow_item\n      }\n    }\n  }\n": types.StandingAgendaDocument,
    "\n  mutation AddStandingAgendaItem($input: AddStandingAgendaItemInput!) {\n    addStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n": types.AddStandingAgendaItemDocument,
    "\n  mutation ChangeStandingAgendaItem($input: ChangeStandingAgendaItemInput!) {\n    changeStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n": types.ChangeStandingAgendaItemDocument,
    "\n  mutation MoveStandingAgendaItem($input: MoveStandingAgendaItemInput!) {\n    moveStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n": types.MoveStandingAgendaItemDocument,
    "\n  mutation RemoveStandingAgendaItem($standingItemId: ID!) {\n    removeStandingAgendaItem(standingItemId: $standingItemId) {\n      id\n      standingItems {\n        id\n        ...StandingRow_item\n      }\n    }\n  }\n": types.RemoveStandingAgendaItemDocument,
    "\n  fragment CalendarLinkFields_calendarLink on CalendarLink {\n    id\n    createdAt\n    fetchedAt\n    isOfViewer\n    space {\n      id\n      name\n    }\n    series {\n      id\n      title\n    }\n  }\n": types.CalendarLinkFields_CalendarLinkFragmentDoc,
    "\n  query CalendarLinks @live {\n    viewer {\n      calendarLinks {\n        id\n        ...CalendarLinkFields_calendarLink\n      }\n    }\n  }\n": types.CalendarLinksDocument,
    "\n  mutation CreateCalendarLink($input: CreateCalendarLinkInput!) {\n    createCalendarLink(input: $input) {\n      url\n      calendarLink {\n        id\n      }\n    }\n  }\n": types.CreateCalendarLinkDocument,
    "\n  mutation RemoveCalendarLink($calendarLinkId: ID!) {\n    removeCalendarLink(calendarLinkId: $calendarLinkId)\n  }\n": types.RemoveCalendarLinkDocument,
    "\n  fragment MeetingRow_meeting on Meeting {\n    id\n    title\n    startsAt\n    endsAt\n    timeZone\n    place\n    state\n    answers {\n      accepted\n      declined\n      tentative\n      none\n    }\n    viewerParticipation {\n      id\n      answer\n    }\n  }\n": types.MeetingRow_MeetingFragmentDoc,
    "\n  fragment MeetingSeries_series on MeetingSeries {\n    id\n    title\n    purpose\n    rrule\n    timeZone\n    startsOn\n    startsAtTime\n    durationMinutes\n    place\n    videoUrl\n    endedAt\n    updatedAt\n    viewerCanChange\n    body {\n      id\n      name\n    }\n    usualParticipants {\n      kind\n      account {\n        id\n        name\n      }\n    }\n  }\n": types.MeetingSeries_SeriesFragmentDoc,
    "\n  fragment MeetingParticipant_participant on MeetingParticipant {\n    id\n    kind\n    answer\n    answerNote\n    answeredAt\n    account {\n      id\n      name\n    }\n    organisation {\n      id\n      name\n    }\n  }\n": types.MeetingParticipant_ParticipantFragmentDoc,
    "\n  query MeetingsPage($spaceId: ID!) @live {\n    space(id: $spaceId) {\n      id\n      viewerCan {\n        readMeetings\n        planMeetings\n      }\n      ...SpaceHeading_space\n      meetings(first: 10) {\n        nodes {\n          id\n          ...MeetingRow_meeting\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      meetingSeries(first: 100) {\n        nodes {\n          id\n          ...MeetingSeries_series\n          meetings(first: 1) {\n            nodes {\n              id\n              startsAt\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MeetingsPageDocument,
    "\n  query MoreMeetings($spaceId: ID!, $filter: MeetingFilter!, $first: Int!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      meetings(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          ...MeetingRow_meeting\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MoreMeetingsDocument,
    "\n  query MeetingPage($id: ID!) @live {\n    meeting(id: $id) {\n      id\n      ...MeetingRow_meeting\n      occurrenceAt\n      videoUrl\n      cancelReason\n      startedAt\n      endedAt\n      updatedAt\n      space {\n        id\n        name\n      }\n      series {\n        id\n        title\n      }\n      body {\n        id\n        name\n      }\n      chair {\n        id\n        name\n      }\n      keeper {\n        id\n        name\n      }\n      participants(first: 100) {\n        nodes {\n          id\n          ...MeetingParticipant_participant\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      usualParticipants {\n        kind\n        account {\n          id\n          name\n        }\n      }\n      viewerParticipation {\n        id\n        answer\n        answerNote\n      }\n      viewerCan {\n        change\n        invite\n        cancel\n        start\n        end\n        answer\n      }\n    }\n  }\n": types.MeetingPageDocument,
    "\n  query MeetingParticipantsPage($id: ID!, $after: String) @live {\n    meeting(id: $id) {\n      id\n      participants(first: 100, after: $after) {\n        nodes {\n          id\n          ...MeetingParticipant_participant\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MeetingParticipantsPageDocument,
    "\n  query MeetingInvitees($id: ID!, $after: String) {\n    meeting(id: $id) {\n      id\n      updatedAt\n      participants(first: 100, after: $after) {\n        nodes {\n          id\n          kind\n          account {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      usualParticipants {\n        kind\n        account {\n          id\n        }\n      }\n    }\n  }\n": types.MeetingInviteesDocument,
    "\n  query MeetingMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n              organisation {\n                id\n                name\n              }\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MeetingMembersDocument,
    "\n  query MeetingBodies {\n    bodies(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.MeetingBodiesDocument,
    "\n  query MeetingDates($rhythm: RhythmInput!) {\n    meetingDates(rhythm: $rhythm, first: 5) {\n      startsAt\n      day\n      doubt\n    }\n  }\n": types.MeetingDatesDocument,
    "\n  mutation PlanMeeting($input: PlanMeetingInput!) {\n    planMeeting(input: $input) {\n      id\n    }\n  }\n": types.PlanMeetingDocument,
    "\n  mutation ChangeMeeting($input: ChangeMeetingInput!) {\n    changeMeeting(input: $input) {\n      id\n    }\n  }\n": types.ChangeMeetingDocument,
    "\n  mutation SetMeetingConduct($input: SetMeetingConductInput!) {\n    setMeetingConduct(input: $input) {\n      id\n    }\n  }\n": types.SetMeetingConductDocument,
    "\n  mutation SetMeetingParticipants($input: SetMeetingParticipantsInput!) {\n    setMeetingParticipants(input: $input) {\n      id\n    }\n  }\n": types.SetMeetingParticipantsDocument,
    "\n  mutation InviteToMeeting($input: InviteToMeetingInput!) {\n    inviteToMeeting(input: $input) {\n      id\n      participants(first: 1) {\n        totalCount\n      }\n    }\n  }\n": types.InviteToMeetingDocument,
    "\n  mutation CancelMeeting($input: CancelMeetingInput!) {\n    cancelMeeting(input: $input) {\n      id\n    }\n  }\n": types.CancelMeetingDocument,
    "\n  mutation AnswerMeeting($input: AnswerMeetingInput!) {\n    answerMeeting(input: $input) {\n      id\n    }\n  }\n": types.AnswerMeetingDocument,
    "\n  mutation StartMeeting($meetingId: ID!) {\n    startMeeting(meetingId: $meetingId) {\n      id\n    }\n  }\n": types.StartMeetingDocument,
    "\n  mutation EndMeeting($meetingId: ID!) {\n    endMeeting(meetingId: $meetingId) {\n      id\n    }\n  }\n": types.EndMeetingDocument,
    "\n  mutation PlanMeetingSeries($input: PlanMeetingSeriesInput!) {\n    planMeetingSeries(input: $input) {\n      id\n    }\n  }\n": types.PlanMeetingSeriesDocument,
    "\n  mutation ChangeMeetingSeries($input: ChangeMeetingSeriesInput!) {\n    changeMeetingSeries(input: $input) {\n      id\n    }\n  }\n": types.ChangeMeetingSeriesDocument,
    "\n  mutation EndMeetingSeries($seriesId: ID!) {\n    endMeetingSeries(seriesId: $seriesId) {\n      id\n    }\n  }\n": types.EndMeetingSeriesDocument,
    "\n  mutation CreateOrganisation($input: CreateOrganisationInput!) {\n    createOrganisation(input: $input) {\n      ...OrganisationRow_organisation\n    }\n  }\n": types.CreateOrganisationDocument,
    "\n  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {\n    updateOrganisation(input: $input) {\n      ...OrganisationRow_organisation\n    }\n  }\n": types.UpdateOrganisationDocument,
    "\n  fragment OrganisationRow_organisation on Organisation {\n    id\n    kind\n    name\n    shortName\n    ags\n    ars\n    mailbox\n  }\n": types.OrganisationRow_OrganisationFragmentDoc,
    "\n  mutation RemoveOrganisation($organisationId: ID!) {\n    removeOrganisation(organisationId: $organisationId)\n  }\n": types.RemoveOrganisationDocument,
    "\n  query OrganisationsTab($search: String, $after: String) @live {\n    organisations(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        id\n        ...OrganisationRow_organisation\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.OrganisationsTabDocument,
    "\n  query RecentPlaces(\n    $p0: ID!\n    $p1: ID!\n    $p2: ID!\n    $p3: ID!\n    $p4: ID!\n    $p5: ID!\n    $p6: ID!\n    $p7: ID!\n    $p8: ID!\n    $p9: ID!\n  ) @live {\n    p0: node(id: $p0) {\n      ...RecentPlace_node\n    }\n    p1: node(id: $p1) {\n      ...RecentPlace_node\n    }\n    p2: node(id: $p2) {\n      ...RecentPlace_node\n    }\n    p3: node(id: $p3) {\n      ...RecentPlace_node\n    }\n    p4: node(id: $p4) {\n      ...RecentPlace_node\n    }\n    p5: node(id: $p5) {\n      ...RecentPlace_node\n    }\n    p6: node(id: $p6) {\n      ...RecentPlace_node\n    }\n    p7: node(id: $p7) {\n      ...RecentPlace_node\n    }\n    p8: node(id: $p8) {\n      ...RecentPlace_node\n    }\n    p9: node(id: $p9) {\n      ...RecentPlace_node\n    }\n  }\n": types.RecentPlacesDocument,
    "\n  fragment RecentPlace_node on Node {\n    __typename\n    id\n    ... on Space {\n      name\n    }\n    ... on Document {\n      title\n      trashedAt\n      space {\n        id\n        name\n      }\n    }\n  }\n": types.RecentPlace_NodeFragmentDoc,
    "\n  query AdoptedDocument($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      sealedAt\n      viewerCan {\n        beginDraft\n      }\n      adoptedIn {\n        id\n        title\n        bodyName\n        endedAt\n        viewerCanWithAdopted {\n          seal\n          release\n        }\n      }\n      releases(first: 10) {\n        nodes {\n          id\n          edition\n          releasedAt\n          withdrawnAt\n          circulation {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.AdoptedDocumentDocument,
    "\n  query Release($id: ID!) {\n    release(id: $id) {\n      id\n      edition\n      title\n      markdown\n      contentHash\n      bodyName\n      reason\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n      adoptedAt\n      releasedAt\n      withdrawnAt\n      withdrawnBecause\n      later {\n        id\n        edition\n        releasedAt\n      }\n      viewerCan {\n        withdraw\n      }\n    }\n  }\n": types.ReleaseDocument,
    "\n  mutation BeginNewDraft($documentId: ID!) {\n    beginNewDraft(documentId: $documentId) {\n      id\n      sealedAt\n      viewerCan {\n        edit\n        suggest\n        rename\n        beginDraft\n      }\n    }\n  }\n": types.BeginNewDraftDocument,
    "\n  mutation SealDocument($circulationId: ID!) {\n    sealDocument(circulationId: $circulationId) {\n      id\n      sealedAt\n      viewerCan {\n        edit\n        suggest\n        rename\n        beginDraft\n      }\n    }\n  }\n": types.SealDocumentDocument,
    "\n  mutation ReleaseDocument($circulationId: ID!) {\n    releaseDocument(circulationId: $circulationId) {\n      id\n      edition\n    }\n  }\n": types.ReleaseDocumentDocument,
    "\n  mutation WithdrawRelease($input: WithdrawReleaseInput!) {\n    withdrawRelease(input: $input) {\n      id\n      markdown\n      withdrawnAt\n      withdrawnBecause\n      viewerCan {\n        withdraw\n      }\n    }\n  }\n": types.WithdrawReleaseDocument,
    "\n  query SearchAuthors($name: String!, $spaceId: ID) {\n    searchAuthors(first: 8, search: $name, spaceId: $spaceId) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.SearchAuthorsDocument,
    "\n  query SearchBox($words: String!) {\n    search(query: $words, first: 6) {\n      totalCount\n      nodes {\n        kind\n        comment {\n          id\n        }\n        file {\n          id\n          name\n        }\n        titleRanges {\n          start\n          length\n        }\n        nameRanges {\n          start\n          length\n        }\n        document {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.SearchBoxDocument,
    "\n  query SearchSpaces {\n    spaces(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    openSpaces(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.SearchSpacesDocument,
    "\n  query SearchPage($words: String!, $filter: SearchFilter, $after: String) @live {\n    search(query: $words, filter: $filter, first: 20, after: $after) {\n      totalCount\n      ignoredWords\n      similarWords {\n        typed\n        found\n      }\n      nodes {\n        ...SearchResults_hit\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.SearchPageDocument,
    "\n  fragment SearchResults_hit on SearchHit {\n    kind\n    comment {\n      id\n      createdAt\n      author {\n        id\n        name\n      }\n    }\n    file {\n      id\n      name\n      downloadPath\n      createdAt\n      createdBy {\n        id\n        name\n      }\n    }\n    matchedIn\n    titleRanges {\n      start\n      length\n    }\n    nameRanges {\n      start\n      length\n    }\n    passages {\n      text\n      page\n      ranges {\n        start\n        length\n      }\n    }\n    document {\n      id\n      title\n      updatedAt\n      space {\n        id\n        name\n      }\n      createdBy {\n        id\n        name\n      }\n    }\n  }\n": types.SearchResults_HitFragmentDoc,
    "\n  query AccessRequests($spaceId: ID!) {\n    space(id: $spaceId) {\n      id\n      takesRequests\n      accessRequests(first: 50) {\n        nodes {\n          id\n          account {\n            id\n            name\n          }\n          message\n          createdAt\n          document {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n": types.AccessRequestsDocument,
    "\n  mutation SetSpaceRequests($spaceId: ID!, $taken: Boolean!) {\n    setSpaceRequests(spaceId: $spaceId, taken: $taken) {\n      id\n      takesRequests\n    }\n  }\n": types.SetSpaceRequestsDocument,
    "\n  mutation AddSpaceMember($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": types.AddSpaceMemberDocument,
    "\n  query Programs {\n    serviceAccounts(first: 100) {\n      nodes {\n        account {\n          id\n          name\n        }\n        isLocked\n      }\n    }\n  }\n": types.ProgramsDocument,
    "\n  mutation AddProgram($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": types.AddProgramDocument,
    "\n  mutation CreateSpace($input: CreateSpaceInput!) {\n    createSpace(input: $input) {\n      id\n      ...SpaceCard_space\n    }\n  }\n": types.CreateSpaceDocument,
    "\n  fragment DocumentGuests_guest on DocumentGuest {\n    account {\n      id\n      name\n    }\n    document {\n      id\n      title\n    }\n    email\n    endsAt\n  }\n": types.DocumentGuests_GuestFragmentDoc,
    "\n  query DocumentGuests($spaceId: ID!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      documentGuests(first: 100, after: $after) {\n        nodes {\n          ...DocumentGuests_guest\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.DocumentGuestsDocument,
    "\n  mutation SetDocumentGuest($input: DocumentGuestInput!) {\n    setDocumentGuest(input: $input) {\n      id\n    }\n  }\n": types.SetDocumentGuestDocument,
    "\n  mutation RemoveDocumentGuest($input: DocumentGuestInput!) {\n    removeDocumentGuest(input: $input) {\n      id\n    }\n  }\n": types.RemoveDocumentGuestDocument,
    "\n  mutation UpdateSpace($input: UpdateSpaceInput!) {\n    updateSpace(input: $input) {\n      id\n      ...SpaceHeading_space\n    }\n  }\n": types.UpdateSpaceDocument,
    "\n  fragment EventList_event on SpaceEvent {\n    id\n    type\n    actor {\n      id\n      name\n      kind\n    }\n    document {\n      id\n      title\n    }\n    subjectName\n    at\n  }\n": types.EventList_EventFragmentDoc,
    "\n  mutation GrantAccessRequest($input: GrantAccessInput!) {\n    grantAccessRequest(input: $input) {\n      id\n      accessRequests(first: 50) {\n        nodes {\n          id\n        }\n      }\n      ...MemberList_space\n    }\n  }\n": types.GrantAccessRequestDocument,
    "\n  query InvitedDocuments {\n    viewer {\n      guestDocuments(first: 100) {\n        nodes {\n          endsAt\n          document {\n            id\n            title\n            space {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": types.InvitedDocumentsDocument,
    "\n  mutation LeaveSpace($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n    }\n  }\n": types.LeaveSpaceDocument,
    "\n  fragment MemberRow_member on SpaceMember {\n    account {\n      id\n      name\n      kind\n    }\n    role\n    email\n    joinedAt\n    endsAt\n  }\n": types.MemberRow_MemberFragmentDoc,
    "\n  fragment MemberList_space on Space {\n    members(first: 100) {\n      edges {\n        node {\n          account {\n            id\n          }\n          role\n          ...MemberRow_member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.MemberList_SpaceFragmentDoc,
    "\n  mutation SetSpaceRole($input: SpaceMemberInput!) {\n    setSpaceRole(input: $input) {\n      id\n      viewerRole\n      viewerCan {\n        manageMembers\n      }\n      ...MemberList_space\n    }\n  }\n": types.SetSpaceRoleDocument,
    "\n  mutation RemoveSpaceMember($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n": types.RemoveSpaceMemberDocument,
    "\n  query MembersPage($spaceId: ID!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      name\n      viewerRole\n      viewerCan {\n        listMembers\n        manageMembers\n      }\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n            }\n            role\n            ...MemberRow_member\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MembersPageDocument,
    "\n  mutation RequestAccess($input: RequestAccessInput!) {\n    requestAccess(input: $input)\n  }\n": types.RequestAccessDocument,
    "\n  query OpenSpaces($after: String) {\n    openSpaces(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          name\n          purpose\n          visibility\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.OpenSpacesDocument,
    "\n  query OwnRequests {\n    viewer {\n      accessRequests(first: 100) {\n        nodes {\n          id\n          targetId\n          message\n          createdAt\n          outcome\n          document {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n": types.OwnRequestsDocument,
    "\n  mutation WithdrawRequest($id: ID!) {\n    withdrawAccessRequest(requestId: $id)\n  }\n": types.WithdrawRequestDocument,
    "\n  mutation RefuseAccessRequest($input: RefuseAccessInput!) {\n    refuseAccessRequest(input: $input) {\n      id\n      accessRequests(first: 50) {\n        nodes {\n          id\n        }\n      }\n    }\n  }\n": types.RefuseAccessRequestDocument,
    "\n  fragment SpaceCard_space on Space {\n    id\n    name\n    purpose\n    viewerRole\n    newsCount\n    latestEvents(first: 2) {\n      id\n      ...EventList_event\n    }\n  }\n": types.SpaceCard_SpaceFragmentDoc,
    "\n  fragment SpaceHeading_space on Space {\n    id\n    name\n    purpose\n    closedBecause\n    visibility\n    viewerCan {\n      rename\n      listMembers\n      readMeetings\n      readTrail\n      manageTemplates\n    }\n  }\n": types.SpaceHeading_SpaceFragmentDoc,
    "\n  query SpaceTrailPage($spaceId: ID!, $after: String, $filter: TrailFilterInput) @live {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      trail(first: 50, after: $after, filter: $filter) {\n        totalCount\n        nodes {\n          id\n          ...TrailList_entry\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SpaceTrailPageDocument,
    "\n  query SpacesPage($after: String) {\n    viewer {\n      isGuest\n      spaces(first: 50, after: $after) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SpacesPageDocument,
    "\n  subscription SpacesPageChanges {\n    viewerChanged {\n      spaces(first: 50) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SpacesPageChangesDocument,
    "\n  mutation MarkSpaceSeen($spaceId: ID!) {\n    markSpaceSeen(spaceId: $spaceId) {\n      id\n      newsCount\n    }\n  }\n": types.MarkSpaceSeenDocument,
    "\n  query Suggestions($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        edit\n        suggest\n      }\n      suggestions(first: 100) {\n        totalCount\n        nodes {\n          id\n          createdAt\n          importedAuthor\n          importedAt\n          author {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SuggestionsDocument,
    "\n  query MoreSuggestions($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      suggestions(first: 100, after: $after) {\n        nodes {\n          id\n          createdAt\n          importedAuthor\n          importedAt\n          author {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MoreSuggestionsDocument,
    "\n  query SuggestionWriters($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      suggestions(first: 100, after: $after) {\n        nodes {\n          id\n          words {\n            alsoBy {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SuggestionWritersDocument,
    "\n  mutation AcceptSuggestions($input: DecideSuggestionsInput!) {\n    acceptSuggestions(input: $input) {\n      id\n    }\n  }\n": types.AcceptSuggestionsDocument,
    "\n  mutation RefuseSuggestions($input: DecideSuggestionsInput!) {\n    refuseSuggestions(input: $input) {\n      id\n    }\n  }\n": types.RefuseSuggestionsDocument,
    "\n  query TaskReminders @live {\n    viewer {\n      account {\n        id\n      }\n      taskReminders\n    }\n  }\n": types.TaskRemindersDocument,
    "\n  mutation SetTaskReminders($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      account {\n        id\n      }\n      taskReminders\n    }\n  }\n": types.SetTaskRemindersDocument,
    "\n  fragment TaskRow_task on TextEntry {\n    id\n    number\n    wording\n    state\n    dueOn\n    problems\n    responsible {\n      id\n      name\n    }\n    document {\n      id\n      title\n      space {\n        id\n        name\n      }\n    }\n    viewerCanTend\n    beside {\n      id\n      kind\n      at\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    steps(first: 1) {\n      totalCount\n    }\n  }\n": types.TaskRow_TaskFragmentDoc,
    "\n  query TasksPage($first: Int!, $after: String, $of: TasksOf!, $filter: TaskFilter) @live {\n    tasks(first: $first, after: $after, of: $of, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...TaskRow_task\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.TasksPageDocument,
    "\n  query OneTask($id: ID!) @live {\n    textEntry(id: $id) {\n      id\n      ...TaskRow_task\n    }\n  }\n": types.OneTaskDocument,
    "\n  query TaskSteps($id: ID!, $after: String) @live {\n    textEntry(id: $id) {\n      id\n      steps(first: 50, after: $after) {\n        nodes {\n          id\n          kind\n          note\n          at\n          by {\n            id\n            name\n          }\n          to {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.TaskStepsDocument,
    "\n  query TaskMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.TaskMembersDocument,
    "\n  mutation TickTask($input: SetTaskInput!) {\n    setTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n": types.TickTaskDocument,
    "\n  mutation NoteTask($input: NoteTaskInput!) {\n    noteTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n": types.NoteTaskDocument,
    "\n  mutation HandOverTask($input: HandOverTaskInput!) {\n    handOverTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n": types.HandOverTaskDocument,
    "\n  query OpenTasks @live {\n    tasks(filter: { standing: OPEN }, first: 1) {\n      totalCount\n    }\n  }\n": types.OpenTasksDocument,
    "\n  query HubTemplatesTab($first: Int!) @live {\n    templates(first: $first) {\n      nodes {\n        id\n        ...Template_template\n      }\n    }\n  }\n": types.HubTemplatesTabDocument,
    "\n  mutation CreateDocument($input: CreateDocumentInput!) {\n    createDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": types.CreateDocumentDocument,
    "\n  mutation CreateDocumentFromTemplate($input: CreateDocumentFromTemplateInput!) {\n    createDocumentFromTemplate(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n": types.CreateDocumentFromTemplateDocument,
    "\n  query SaveAsTemplate($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      space {\n        id\n        viewerCan {\n          manageTemplates\n        }\n      }\n    }\n  }\n": types.SaveAsTemplateDocument,
    "\n  query SpaceTemplatesPage($spaceId: ID!) @live {\n    space(id: $spaceId) {\n      id\n      viewerCan {\n        manageTemplates\n      }\n      ...SpaceHeading_space\n      templates(first: 100) {\n        nodes {\n          id\n          ...Template_template\n        }\n      }\n    }\n  }\n": types.SpaceTemplatesPageDocument,
    "\n  query TemplateChoice($spaceId: ID!, $language: Locale!) {\n    space(id: $spaceId) {\n      id\n      templates(first: 100) {\n        nodes {\n          id\n          ...Template_template\n        }\n      }\n    }\n    templates(first: 100) {\n      nodes {\n        id\n        ...Template_template\n      }\n    }\n    builtinTemplates {\n      kind\n      name(language: $language)\n      description(language: $language)\n      markdown(language: $language)\n    }\n  }\n": types.TemplateChoiceDocument,
    "\n  fragment Template_template on Template {\n    id\n    name\n    description\n    kind\n    updatedAt\n  }\n": types.Template_TemplateFragmentDoc,
    "\n  query TemplateText($templateId: ID!) {\n    template(id: $templateId) {\n      id\n      markdown\n      ...Template_template\n    }\n  }\n": types.TemplateTextDocument,
    "\n  mutation CreateTemplate($input: CreateTemplateInput!) {\n    createTemplate(input: $input) {\n      id\n      ...Template_template\n    }\n  }\n": types.CreateTemplateDocument,
    "\n  mutation UpdateTemplate($input: UpdateTemplateInput!) {\n    updateTemplate(input: $input) {\n      id\n      markdown\n      ...Template_template\n    }\n  }\n": types.UpdateTemplateDocument,
    "\n  mutation RemoveTemplate($templateId: ID!) {\n    removeTemplate(templateId: $templateId)\n  }\n": types.RemoveTemplateDocument,
    "\n  query DocumentVersions($documentId: ID!, $first: Int!, $namedOnly: Boolean!) @live {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      viewerCan {\n        edit\n        readVersions\n      }\n      space {\n        id\n        name\n      }\n      versions(first: $first, namedOnly: $namedOnly) {\n        totalCount\n        nodes {\n          id\n          name\n          savedAt\n          writers {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.DocumentVersionsDocument,
    "\n  query VersionDifference($versionId: ID!, $toId: ID) @live {\n    documentVersion(id: $versionId) {\n      id\n      name\n      note\n      savedAt\n      title\n      contentHash\n      namedBy {\n        id\n        name\n      }\n      writers {\n        id\n        name\n      }\n      difference(toId: $toId) {\n        isEmpty\n        insertedWords\n        removedWords\n        movedBlocks\n        lines {\n          change\n          move\n          parts {\n            id\n            kind\n            formerKind\n            change\n            attributes {\n              name\n              value\n              formerValue\n            }\n          }\n          pieces {\n            change\n            text\n            marks\n            href\n            formerMarks\n          }\n          writers {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.VersionDifferenceDocument,
    "\n  query PresentRevision($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      revision\n    }\n  }\n": types.PresentRevisionDocument,
    "\n  mutation NameDocumentVersion($input: NameDocumentVersionInput!) {\n    nameDocumentVersion(input: $input) {\n      id\n    }\n  }\n": types.NameDocumentVersionDocument,
    "\n  mutation RenameDocumentVersion($input: RenameDocumentVersionInput!) {\n    renameDocumentVersion(input: $input) {\n      id\n      name\n      note\n    }\n  }\n": types.RenameDocumentVersionDocument,
    "\n  mutation RemoveDocumentVersionName($versionId: ID!) {\n    removeDocumentVersionName(versionId: $versionId) {\n      id\n      name\n      note\n    }\n  }\n": types.RemoveDocumentVersionNameDocument,
    "\n  mutation RestoreDocumentVersion($input: RestoreDocumentVersionInput!) {\n    restoreDocumentVersion(input: $input) {\n      revision\n      before {\n        id\n      }\n    }\n  }\n": types.RestoreDocumentVersionDocument,
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
export function graphql(source: "\n  fragment TokenRow_accessToken on AccessToken {\n    id\n    name\n    scopes\n    spaces {\n      id\n      name\n    }\n    expiresAt\n    lastUsedAt\n    replacedAt\n  }\n"): (typeof documents)["\n  fragment TokenRow_accessToken on AccessToken {\n    id\n    name\n    scopes\n    spaces {\n      id\n      name\n    }\n    expiresAt\n    lastUsedAt\n    replacedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccessTokens {\n    viewer {\n      accessTokens {\n        id\n        name\n        ...TokenRow_accessToken\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccessTokens {\n    viewer {\n      accessTokens {\n        id\n        name\n        ...TokenRow_accessToken\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailChange($input: RequestEmailChangeInput!) {\n    requestEmailChange(input: $input) {\n      email\n      sentAt\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  mutation RequestEmailChange($input: RequestEmailChangeInput!) {\n    requestEmailChange(input: $input) {\n      email\n      sentAt\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateServiceAccount($input: UpdateServiceAccountInput!) {\n    updateServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateServiceAccount($input: UpdateServiceAccountInput!) {\n    updateServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveServiceAccount($accountId: ID!) {\n    removeServiceAccount(accountId: $accountId)\n  }\n"): (typeof documents)["\n  mutation RemoveServiceAccount($accountId: ID!) {\n    removeServiceAccount(accountId: $accountId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChooseOrganisation($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChooseOrganisation($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAccountOrganisation($input: SetAccountOrganisationInput!) {\n    setAccountOrganisation(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n"): (typeof documents)["\n  mutation SetAccountOrganisation($input: SetAccountOrganisationInput!) {\n    setAccountOrganisation(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAdministrator($input: SetAdministratorInput!) {\n    setAdministrator(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n"): (typeof documents)["\n  mutation SetAdministrator($input: SetAdministratorInput!) {\n    setAdministrator(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAccountLock($input: SetAccountLockInput!) {\n    setAccountLock(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n"): (typeof documents)["\n  mutation SetAccountLock($input: SetAccountLockInput!) {\n    setAccountLock(input: $input) {\n      ...ManagedAccountRow_account\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EmailChangeOffer($secret: String!) {\n    offeredEmailChange(secret: $secret) {\n      email\n      isForAnother\n    }\n  }\n"): (typeof documents)["\n  query EmailChangeOffer($secret: String!) {\n    offeredEmailChange(secret: $secret) {\n      email\n      isForAnother\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmEmailChange($secret: String!) {\n    confirmEmailChange(secret: $secret)\n  }\n"): (typeof documents)["\n  mutation ConfirmEmailChange($secret: String!) {\n    confirmEmailChange(secret: $secret)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ServiceOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query ServiceOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateServiceAccount($input: CreateServiceAccountInput!) {\n    createServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n"): (typeof documents)["\n  mutation CreateServiceAccount($input: CreateServiceAccountInput!) {\n    createServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAccessToken($input: CreateAccessTokenInput!) {\n    createAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateAccessToken($input: CreateAccessTokenInput!) {\n    createAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EmailPart @live {\n    viewer {\n      email\n      signInMethods {\n        hasPassword\n        hasIdentityProvider\n      }\n      emailChange {\n        email\n        sentAt\n        expiresAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query EmailPart @live {\n    viewer {\n      email\n      signInMethods {\n        hasPassword\n        hasIdentityProvider\n      }\n      emailChange {\n        email\n        sentAt\n        expiresAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendEmailChange {\n    resendEmailChange {\n      email\n      sentAt\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  mutation ResendEmailChange {\n    resendEmailChange {\n      email\n      sentAt\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawEmailChange {\n    withdrawEmailChange\n  }\n"): (typeof documents)["\n  mutation WithdrawEmailChange {\n    withdrawEmailChange\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ErasurePreview {\n    viewer {\n      erasure {\n        ...ErasurePreview\n      }\n    }\n  }\n"): (typeof documents)["\n  query ErasurePreview {\n    viewer {\n      erasure {\n        ...ErasurePreview\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseAccount($input: EraseAccountInput!) {\n    eraseAccount(input: $input)\n  }\n"): (typeof documents)["\n  mutation EraseAccount($input: EraseAccountInput!) {\n    eraseAccount(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ErasurePreview on ErasurePreview {\n    isLastAdministrator\n    needsPassword\n    spacesToHandOver {\n      id\n      name\n    }\n    spacesLeftEmpty {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment ErasurePreview on ErasurePreview {\n    isLastAdministrator\n    needsPassword\n    spacesToHandOver {\n      id\n      name\n    }\n    spacesLeftEmpty {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ManagedAccountRow_account on ManagedAccount {\n    account {\n      id\n      name\n      organisation {\n        id\n        name\n      }\n    }\n    email\n    isAdministrator\n    isLocked\n    lastSignInOn\n  }\n"): (typeof documents)["\n  fragment ManagedAccountRow_account on ManagedAccount {\n    account {\n      id\n      name\n      organisation {\n        id\n        name\n      }\n    }\n    email\n    isAdministrator\n    isLocked\n    lastSignInOn\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ManagedAccountsTab($search: String, $after: String) @live {\n    accounts(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        account {\n          id\n        }\n        ...ManagedAccountRow_account\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query ManagedAccountsTab($search: String, $after: String) @live {\n    accounts(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        account {\n          id\n        }\n        ...ManagedAccountRow_account\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportOwnData {\n    exportOwnData\n  }\n"): (typeof documents)["\n  mutation ExportOwnData {\n    exportOwnData\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportOwnDataAsPdf {\n    exportOwnDataAsPdf\n  }\n"): (typeof documents)["\n  mutation ExportOwnDataAsPdf {\n    exportOwnDataAsPdf\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PasskeyRow_passkey on Passkey {\n    id\n    name\n    createdAt\n    lastUsedAt\n  }\n"): (typeof documents)["\n  fragment PasskeyRow_passkey on Passkey {\n    id\n    name\n    createdAt\n    lastUsedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input)\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      ...SignedInFrame_viewer\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateViewer($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      ...SignedInFrame_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePasskey($passkeyId: ID!, $currentPassword: String) {\n    removePasskey(passkeyId: $passkeyId, currentPassword: $currentPassword)\n  }\n"): (typeof documents)["\n  mutation RemovePasskey($passkeyId: ID!, $currentPassword: String) {\n    removePasskey(passkeyId: $passkeyId, currentPassword: $currentPassword)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) {\n      ...PasskeyRow_passkey\n    }\n  }\n"): (typeof documents)["\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) {\n      ...PasskeyRow_passkey\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameServiceAccount($input: UpdateServiceAccountInput!) {\n    updateServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n"): (typeof documents)["\n  mutation RenameServiceAccount($input: UpdateServiceAccountInput!) {\n    updateServiceAccount(input: $input) {\n      ...ServiceAccountRow_account\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeAccessToken($accessTokenId: ID!) {\n    revokeAccessToken(accessTokenId: $accessTokenId)\n  }\n"): (typeof documents)["\n  mutation RevokeAccessToken($accessTokenId: ID!) {\n    revokeAccessToken(accessTokenId: $accessTokenId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateAccessToken($input: RotateAccessTokenInput!) {\n    rotateAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RotateAccessToken($input: RotateAccessTokenInput!) {\n    rotateAccessToken(input: $input) {\n      secret\n      accessToken {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Security {\n    viewer {\n      signInMethods {\n        hasPassword\n        hasSecondFactor\n        recoveryCodesLeft\n      }\n      passkeys {\n        id\n        ...PasskeyRow_passkey\n      }\n      sessions {\n        id\n        ...SessionRow_session\n      }\n    }\n  }\n"): (typeof documents)["\n  query Security {\n    viewer {\n      signInMethods {\n        hasPassword\n        hasSecondFactor\n        recoveryCodesLeft\n      }\n      passkeys {\n        id\n        ...PasskeyRow_passkey\n      }\n      sessions {\n        id\n        ...SessionRow_session\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ServiceAccountRow_account on ServiceAccount {\n    account {\n      id\n      name\n      organisation {\n        id\n        name\n      }\n    }\n    isLocked\n    createdAt\n  }\n"): (typeof documents)["\n  fragment ServiceAccountRow_account on ServiceAccount {\n    account {\n      id\n      name\n      organisation {\n        id\n        name\n      }\n    }\n    isLocked\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ServiceAccountsTab($search: String, $after: String) @live {\n    serviceAccounts(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        account {\n          id\n        }\n        ...ServiceAccountRow_account\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query ServiceAccountsTab($search: String, $after: String) @live {\n    serviceAccounts(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        account {\n          id\n        }\n        ...ServiceAccountRow_account\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ServiceTokens($accountId: ID!) {\n    serviceAccount(accountId: $accountId) {\n      account {\n        id\n      }\n      accessTokens {\n        id\n        name\n        ...TokenRow_accessToken\n      }\n    }\n  }\n"): (typeof documents)["\n  query ServiceTokens($accountId: ID!) {\n    serviceAccount(accountId: $accountId) {\n      account {\n        id\n      }\n      accessTokens {\n        id\n        name\n        ...TokenRow_accessToken\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionRow_session on Session {\n    id\n    browser\n    system\n    address\n    method\n    createdAt\n    isCurrent\n  }\n"): (typeof documents)["\n  fragment SessionRow_session on Session {\n    id\n    browser\n    system\n    address\n    method\n    createdAt\n    isCurrent\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($sessionId: ID!) {\n    endSession(sessionId: $sessionId)\n  }\n"): (typeof documents)["\n  mutation EndSession($sessionId: ID!) {\n    endSession(sessionId: $sessionId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions {\n    endOtherSessions\n  }\n"): (typeof documents)["\n  mutation EndOtherSessions {\n    endOtherSessions\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SignedInFrame_viewer on Viewer {\n    account {\n      id\n      name\n    }\n    email\n    locale\n    isAdministrator\n    viewerCan {\n      manageAccounts\n      manageOrganisations\n      manageBodies\n      manageRuleSets\n      manageTemplates\n      inviteToHub\n      readTrail\n      manageServiceAccounts\n    }\n  }\n"): (typeof documents)["\n  fragment SignedInFrame_viewer on Viewer {\n    account {\n      id\n      name\n    }\n    email\n    locale\n    isAdministrator\n    viewerCan {\n      manageAccounts\n      manageOrganisations\n      manageBodies\n      manageRuleSets\n      manageTemplates\n      inviteToHub\n      readTrail\n      manageServiceAccounts\n    }\n  }\n"];
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
export function graphql(source: "\n  query TokenSpaces($after: String) {\n    spaces(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query TokenSpaces($after: String) {\n    spaces(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TrailList_entry on TrailEntry {\n    id\n    kind\n    at\n    task\n    organisation\n    address\n    actor {\n      id\n      name\n    }\n    account {\n      id\n      name\n    }\n    facts {\n      name\n      value\n    }\n  }\n"): (typeof documents)["\n  fragment TrailList_entry on TrailEntry {\n    id\n    kind\n    at\n    task\n    organisation\n    address\n    actor {\n      id\n      name\n    }\n    account {\n      id\n      name\n    }\n    facts {\n      name\n      value\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrailTab($after: String, $filter: TrailFilterInput) @live {\n    trail(first: 50, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...TrailList_entry\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query TrailTab($after: String, $filter: TrailFilterInput) @live {\n    trail(first: 50, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...TrailList_entry\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BodiesPage($search: String, $first: Int!) @live {\n    bodies(first: $first, search: $search) {\n      totalCount\n      nodes {\n        id\n        name\n        shortName\n        seats(first: 1) {\n          totalCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query BodiesPage($search: String, $first: Int!) @live {\n    bodies(first: $first, search: $search) {\n      totalCount\n      nodes {\n        id\n        name\n        shortName\n        seats(first: 1) {\n          totalCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateBody($input: CreateBodyInput!) {\n    createBody(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CreateBody($input: CreateBodyInput!) {\n    createBody(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateBody($input: UpdateBodyInput!) {\n    updateBody(input: $input) {\n      id\n      name\n      shortName\n      purpose\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateBody($input: UpdateBodyInput!) {\n    updateBody(input: $input) {\n      id\n      name\n      shortName\n      purpose\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BodyPage($id: ID!) @live {\n    body(id: $id) {\n      id\n      name\n      shortName\n      purpose\n    }\n  }\n"): (typeof documents)["\n  query BodyPage($id: ID!) @live {\n    body(id: $id) {\n      id\n      name\n      shortName\n      purpose\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveBody($bodyId: ID!) {\n    removeBody(bodyId: $bodyId)\n  }\n"): (typeof documents)["\n  mutation RemoveBody($bodyId: ID!) {\n    removeBody(bodyId: $bodyId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddBodySeat($input: AddBodySeatInput!) {\n    addBodySeat(input: $input) {\n      ...SeatRow_seat\n    }\n  }\n"): (typeof documents)["\n  mutation AddBodySeat($input: AddBodySeatInput!) {\n    addBodySeat(input: $input) {\n      ...SeatRow_seat\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateBodySeat($input: UpdateBodySeatInput!) {\n    updateBodySeat(input: $input) {\n      ...SeatRow_seat\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateBodySeat($input: UpdateBodySeatInput!) {\n    updateBodySeat(input: $input) {\n      ...SeatRow_seat\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SeatList($bodyId: ID!, $after: String) @live {\n    body(id: $bodyId) {\n      id\n      seats(first: 100, after: $after) {\n        nodes {\n          id\n          ...SeatRow_seat\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SeatList($bodyId: ID!, $after: String) @live {\n    body(id: $bodyId) {\n      id\n      seats(first: 100, after: $after) {\n        nodes {\n          id\n          ...SeatRow_seat\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SeatOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query SeatOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SeatRow_seat on BodySeat {\n    id\n    kind\n    startsOn\n    endsOn\n    organisation {\n      id\n      name\n    }\n    account {\n      id\n      name\n    }\n    deputyOfId\n  }\n"): (typeof documents)["\n  fragment SeatRow_seat on BodySeat {\n    id\n    kind\n    startsOn\n    endsOn\n    organisation {\n      id\n      name\n    }\n    account {\n      id\n      name\n    }\n    deputyOfId\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveBodySeat($seatId: ID!) {\n    removeBodySeat(seatId: $seatId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveBodySeat($seatId: ID!) {\n    removeBodySeat(seatId: $seatId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SeatsToStandFor($bodyId: ID!) {\n    body(id: $bodyId) {\n      id\n      seats(first: 100) {\n        nodes {\n          id\n          kind\n          organisation {\n            id\n            name\n          }\n          account {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SeatsToStandFor($bodyId: ID!) {\n    body(id: $bodyId) {\n      id\n      seats(first: 100) {\n        nodes {\n          id\n          kind\n          organisation {\n            id\n            name\n          }\n          account {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CirculationRow_circulation on Circulation {\n    id\n    title\n    question\n    bodyName\n    state\n    startedAt\n    deadlineAt\n    endedAt\n    rules {\n      ...Rules_set\n    }\n    standing {\n      votes\n      answered\n    }\n    result {\n      outcome\n      reason\n      endedAt\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CirculationRow_circulation on Circulation {\n    id\n    title\n    question\n    bodyName\n    state\n    startedAt\n    deadlineAt\n    endedAt\n    rules {\n      ...Rules_set\n    }\n    standing {\n      votes\n      answered\n    }\n    result {\n      outcome\n      reason\n      endedAt\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CirculationSeat_seat on CirculationSeat {\n    id\n    kind\n    guestName\n    organisationName\n    voteId\n    position\n    askedAt\n    reachedAt\n    openedAt\n    endedAt\n    isAnswered\n    account {\n      id\n      name\n    }\n    guest {\n      email\n      sentAt\n      refusedAt\n    }\n    answer {\n      ...CirculationAnswer_answer\n    }\n    forwardedTo {\n      id\n      account {\n        id\n        name\n      }\n      answer {\n        id\n      }\n    }\n    forwardedFrom {\n      id\n      account {\n        id\n        name\n      }\n      forwardedTo {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CirculationSeat_seat on CirculationSeat {\n    id\n    kind\n    guestName\n    organisationName\n    voteId\n    position\n    askedAt\n    reachedAt\n    openedAt\n    endedAt\n    isAnswered\n    account {\n      id\n      name\n    }\n    guest {\n      email\n      sentAt\n      refusedAt\n    }\n    answer {\n      ...CirculationAnswer_answer\n    }\n    forwardedTo {\n      id\n      account {\n        id\n        name\n      }\n      answer {\n        id\n      }\n    }\n    forwardedFrom {\n      id\n      account {\n        id\n        name\n      }\n      forwardedTo {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CirculationAnswer_answer on CirculationAnswer {\n    id\n    choice\n    remark\n    at\n    ignored\n    account {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment CirculationAnswer_answer on CirculationAnswer {\n    id\n    choice\n    remark\n    at\n    ignored\n    account {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CirculationPage($id: ID!) @live {\n    circulation(id: $id) {\n      id\n      ...CirculationRow_circulation\n      revision\n      contentHash\n      ruleSetName\n      ruleSetVersion\n      template\n      withdrawnBecause\n      choices\n      roundNumber\n      isSubstantial\n      formerRound {\n        id\n        rules {\n          ...Rules_set\n        }\n      }\n      nextRound {\n        id\n      }\n      decision {\n        id\n        number\n      }\n      startedBy {\n        id\n        name\n      }\n      standing {\n        votes\n        answered\n        counts {\n          entitled\n          agreed\n          refused\n          abstained\n          notConcerned\n          acknowledged\n          silent\n        }\n      }\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n"): (typeof documents)["\n  query CirculationPage($id: ID!) @live {\n    circulation(id: $id) {\n      id\n      ...CirculationRow_circulation\n      revision\n      contentHash\n      ruleSetName\n      ruleSetVersion\n      template\n      withdrawnBecause\n      choices\n      roundNumber\n      isSubstantial\n      formerRound {\n        id\n        rules {\n          ...Rules_set\n        }\n      }\n      nextRound {\n        id\n      }\n      decision {\n        id\n        number\n      }\n      startedBy {\n        id\n        name\n      }\n      standing {\n        votes\n        answered\n        counts {\n          entitled\n          agreed\n          refused\n          abstained\n          notConcerned\n          acknowledged\n          silent\n        }\n      }\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CirculationContent($id: ID!) {\n    circulation(id: $id) {\n      id\n      content\n    }\n  }\n"): (typeof documents)["\n  query CirculationContent($id: ID!) {\n    circulation(id: $id) {\n      id\n      content\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CirculationPictures($id: ID!) {\n    circulation(id: $id) {\n      id\n      document {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  query CirculationPictures($id: ID!) {\n    circulation(id: $id) {\n      id\n      document {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CirculationDocument($id: ID!) @live {\n    circulation(id: $id) {\n      id\n      document {\n        id\n        title\n        revision\n      }\n    }\n  }\n"): (typeof documents)["\n  query CirculationDocument($id: ID!) @live {\n    circulation(id: $id) {\n      id\n      document {\n        id\n        title\n        revision\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CirculationSeats($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      seats(first: 100, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...CirculationSeat_seat\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CirculationSeats($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      seats(first: 100, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...CirculationSeat_seat\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CirculationAnswers($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      answers(first: 100, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...CirculationAnswer_answer\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CirculationAnswers($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      answers(first: 100, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...CirculationAnswer_answer\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerCirculation($input: AnswerCirculationInput!) {\n    answerCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerCirculation($input: AnswerCirculationInput!) {\n    answerCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoteCirculationOpened($circulationId: ID!) {\n    noteCirculationOpened(circulationId: $circulationId) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation NoteCirculationOpened($circulationId: ID!) {\n    noteCirculationOpened(circulationId: $circulationId) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawCirculation($input: WithdrawCirculationInput!) {\n    withdrawCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n      withdrawnBecause\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawCirculation($input: WithdrawCirculationInput!) {\n    withdrawCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n      withdrawnBecause\n      viewerCan {\n        answer\n        withdraw\n        askGuests\n        forward\n        startNext\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartCirculation($input: StartCirculationInput!) {\n    startCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n    }\n  }\n"): (typeof documents)["\n  mutation StartCirculation($input: StartCirculationInput!) {\n    startCirculation(input: $input) {\n      id\n      ...CirculationRow_circulation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingCirculations @live {\n    circulations(filter: WAITING_FOR_VIEWER, first: 1) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query WaitingCirculations @live {\n    circulations(filter: WAITING_FOR_VIEWER, first: 1) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CirculationsPage($waiting: Int!, $first: Int!) @live {\n    waiting: circulations(filter: WAITING_FOR_VIEWER, first: $waiting) {\n      totalCount\n      nodes {\n        id\n        ...CirculationRow_circulation\n      }\n    }\n    circulations(first: $first) {\n      totalCount\n      nodes {\n        id\n        viewerSeats {\n          id\n        }\n        ...CirculationRow_circulation\n      }\n    }\n  }\n"): (typeof documents)["\n  query CirculationsPage($waiting: Int!, $first: Int!) @live {\n    waiting: circulations(filter: WAITING_FOR_VIEWER, first: $waiting) {\n      totalCount\n      nodes {\n        id\n        ...CirculationRow_circulation\n      }\n    }\n    circulations(first: $first) {\n      totalCount\n      nodes {\n        id\n        viewerSeats {\n          id\n        }\n        ...CirculationRow_circulation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentCirculations($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        circulate\n      }\n      circulations(first: 100) {\n        totalCount\n        nodes {\n          id\n          ...CirculationRow_circulation\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DocumentCirculations($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      trashedAt\n      viewerCan {\n        circulate\n      }\n      circulations(first: 100) {\n        totalCount\n        nodes {\n          id\n          ...CirculationRow_circulation\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AskableOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query AskableOrganisations($search: String) {\n    organisations(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GuestRound_round on GuestCirculation {\n    id\n    title\n    question\n    contentHash\n    startedAt\n    deadlineAt\n    endedAt\n    state\n    withdrawnBecause\n    roundNumber\n    isSubstantial\n    choices\n    canAnswer\n    rules {\n      ...Rules_set\n    }\n    seat {\n      id\n      ...CirculationSeat_seat\n    }\n    standing {\n      votes\n      answered\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment GuestRound_round on GuestCirculation {\n    id\n    title\n    question\n    contentHash\n    startedAt\n    deadlineAt\n    endedAt\n    state\n    withdrawnBecause\n    roundNumber\n    isSubstantial\n    choices\n    canAnswer\n    rules {\n      ...Rules_set\n    }\n    seat {\n      id\n      ...CirculationSeat_seat\n    }\n    standing {\n      votes\n      answered\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AskedRound($secret: String!, $language: Locale!) @live {\n    guestCirculation(secret: $secret) {\n      id\n      resultWords(language: $language)\n      ...GuestRound_round\n    }\n  }\n"): (typeof documents)["\n  query AskedRound($secret: String!, $language: Locale!) @live {\n    guestCirculation(secret: $secret) {\n      id\n      resultWords(language: $language)\n      ...GuestRound_round\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AskedFormer($secret: String!) {\n    guestCirculation(secret: $secret) {\n      id\n      formerRemarks {\n        id\n        ...RemarkRow_remark\n      }\n      difference {\n        ...DifferenceLines_difference\n      }\n    }\n  }\n"): (typeof documents)["\n  query AskedFormer($secret: String!) {\n    guestCirculation(secret: $secret) {\n      id\n      formerRemarks {\n        id\n        ...RemarkRow_remark\n      }\n      difference {\n        ...DifferenceLines_difference\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AskedContent($secret: String!) {\n    guestCirculation(secret: $secret) {\n      id\n      content\n    }\n  }\n"): (typeof documents)["\n  query AskedContent($secret: String!) {\n    guestCirculation(secret: $secret) {\n      id\n      content\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoteAskedOpened($secret: String!) {\n    noteGuestCirculationOpened(secret: $secret) {\n      id\n      ...GuestRound_round\n    }\n  }\n"): (typeof documents)["\n  mutation NoteAskedOpened($secret: String!) {\n    noteGuestCirculationOpened(secret: $secret) {\n      id\n      ...GuestRound_round\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerAsked($input: AnswerAsGuestInput!) {\n    answerAsCirculationGuest(input: $input) {\n      id\n      ...GuestRound_round\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerAsked($input: AnswerAsGuestInput!) {\n    answerAsCirculationGuest(input: $input) {\n      id\n      ...GuestRound_round\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendCirculationLink($input: ResendCirculationLinkInput!) {\n    resendCirculationLink(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation ResendCirculationLink($input: ResendCirculationLinkInput!) {\n    resendCirculationLink(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveCirculationGuest($seatId: ID!) {\n    removeCirculationGuest(seatId: $seatId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveCirculationGuest($seatId: ID!) {\n    removeCirculationGuest(seatId: $seatId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RemarkRow_remark on CirculationRemark {\n    id\n    choice\n    remark\n    isOwn\n    organisationName\n    guestName\n    account {\n      id\n      name\n    }\n    outcome {\n      outcome\n      reason\n    }\n  }\n"): (typeof documents)["\n  fragment RemarkRow_remark on CirculationRemark {\n    id\n    choice\n    remark\n    isOwn\n    organisationName\n    guestName\n    account {\n      id\n      name\n    }\n    outcome {\n      outcome\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoundRemarks($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      remarks(first: 50, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...RemarkRow_remark\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RoundRemarks($id: ID!, $after: String) @live {\n    circulation(id: $id) {\n      id\n      remarks(first: 50, after: $after) {\n        totalCount\n        nodes {\n          id\n          ...RemarkRow_remark\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DifferenceLines_difference on DocumentDifference {\n    isEmpty\n    insertedWords\n    removedWords\n    movedBlocks\n    lines {\n      change\n      move\n      parts {\n        id\n        kind\n        formerKind\n        change\n        attributes {\n          name\n          value\n          formerValue\n        }\n      }\n      pieces {\n        change\n        text\n        marks\n        href\n        formerMarks\n      }\n      writers {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment DifferenceLines_difference on DocumentDifference {\n    isEmpty\n    insertedWords\n    removedWords\n    movedBlocks\n    lines {\n      change\n      move\n      parts {\n        id\n        kind\n        formerKind\n        change\n        attributes {\n          name\n          value\n          formerValue\n        }\n      }\n      pieces {\n        change\n        text\n        marks\n        href\n        formerMarks\n      }\n      writers {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoundDifference($id: ID!) {\n    circulation(id: $id) {\n      id\n      difference {\n        ...DifferenceLines_difference\n      }\n    }\n  }\n"): (typeof documents)["\n  query RoundDifference($id: ID!) {\n    circulation(id: $id) {\n      id\n      difference {\n        ...DifferenceLines_difference\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormerRound($id: ID!) {\n    circulation(id: $id) {\n      id\n      revision\n      ruleSetId\n      template\n      bodyName\n      rules {\n        ...Rules_set\n      }\n      body {\n        id\n        name\n      }\n      document {\n        id\n        revision\n      }\n      viewerCan {\n        startNext\n      }\n    }\n  }\n"): (typeof documents)["\n  query FormerRound($id: ID!) {\n    circulation(id: $id) {\n      id\n      revision\n      ruleSetId\n      template\n      bodyName\n      rules {\n        ...Rules_set\n      }\n      body {\n        id\n        name\n      }\n      document {\n        id\n        revision\n      }\n      viewerCan {\n        startNext\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormerRemarks($id: ID!, $after: String) {\n    circulation(id: $id) {\n      id\n      remarks(first: 100, after: $after) {\n        nodes {\n          id\n          ...RemarkRow_remark\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query FormerRemarks($id: ID!, $after: String) {\n    circulation(id: $id) {\n      id\n      remarks(first: 100, after: $after) {\n        nodes {\n          id\n          ...RemarkRow_remark\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormerSeats($id: ID!, $after: String) {\n    circulation(id: $id) {\n      id\n      seats(first: 100, after: $after) {\n        nodes {\n          id\n          voteId\n          guestName\n          organisationName\n          account {\n            id\n            name\n          }\n          guest {\n            email\n          }\n          forwardedFrom {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query FormerSeats($id: ID!, $after: String) {\n    circulation(id: $id) {\n      id\n      seats(first: 100, after: $after) {\n        nodes {\n          id\n          voteId\n          guestName\n          organisationName\n          account {\n            id\n            name\n          }\n          guest {\n            email\n          }\n          forwardedFrom {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Colleagues($id: ID!, $search: String) {\n    circulation(id: $id) {\n      id\n      viewerSeats {\n        id\n        colleagues(first: 20, search: $search) {\n          nodes {\n            id\n            name\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Colleagues($id: ID!, $search: String) {\n    circulation(id: $id) {\n      id\n      viewerSeats {\n        id\n        colleagues(first: 20, search: $search) {\n          nodes {\n            id\n            name\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ForwardCirculation($input: ForwardCirculationInput!) {\n    forwardCirculation(input: $input) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        forward\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ForwardCirculation($input: ForwardCirculationInput!) {\n    forwardCirculation(input: $input) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        forward\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawCirculationForward($seatId: ID!) {\n    withdrawCirculationForward(seatId: $seatId) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        forward\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawCirculationForward($seatId: ID!) {\n    withdrawCirculationForward(seatId: $seatId) {\n      id\n      viewerSeats {\n        id\n        ...CirculationSeat_seat\n      }\n      viewerCan {\n        answer\n        forward\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Rules_set on RuleSet {\n    kind\n    order\n    silence\n    objection\n    procedureObjection\n    oralTreatment\n    majority\n    qualifiedPercent\n    abstentionsCount\n    quorumPercent\n    allReached\n    earlyClose\n    changeUntilDeadline\n    secret\n    lateVotes\n    deputies\n    forwarding\n    deadlineDays\n    workingDays\n    reminderDaysBefore\n  }\n"): (typeof documents)["\n  fragment Rules_set on RuleSet {\n    kind\n    order\n    silence\n    objection\n    procedureObjection\n    oralTreatment\n    majority\n    qualifiedPercent\n    abstentionsCount\n    quorumPercent\n    allReached\n    earlyClose\n    changeUntilDeadline\n    secret\n    lateVotes\n    deputies\n    forwarding\n    deadlineDays\n    workingDays\n    reminderDaysBefore\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RuleSetPage($id: ID!) @live {\n    ruleSet(id: $id) {\n      id\n      name\n      isOffered\n      version\n      rules {\n        ...Rules_set\n      }\n      versions(first: 100) {\n        nodes {\n          version\n          createdAt\n          createdBy {\n            id\n            name\n          }\n          rules {\n            ...Rules_set\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RuleSetPage($id: ID!) @live {\n    ruleSet(id: $id) {\n      id\n      name\n      isOffered\n      version\n      rules {\n        ...Rules_set\n      }\n      versions(first: 100) {\n        nodes {\n          version\n          createdAt\n          createdBy {\n            id\n            name\n          }\n          rules {\n            ...Rules_set\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateRuleSet($input: CreateRuleSetInput!) {\n    createRuleSet(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CreateRuleSet($input: CreateRuleSetInput!) {\n    createRuleSet(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateRuleSet($input: UpdateRuleSetInput!) {\n    updateRuleSet(input: $input) {\n      id\n      name\n      isOffered\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateRuleSet($input: UpdateRuleSetInput!) {\n    updateRuleSet(input: $input) {\n      id\n      name\n      isOffered\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddRuleSetVersion($input: AddRuleSetVersionInput!) {\n    addRuleSetVersion(input: $input) {\n      id\n      version\n      rules {\n        ...Rules_set\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddRuleSetVersion($input: AddRuleSetVersionInput!) {\n    addRuleSetVersion(input: $input) {\n      id\n      version\n      rules {\n        ...Rules_set\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RulesPage($first: Int!) @live {\n    ruleSets(first: $first) {\n      nodes {\n        id\n        name\n        isOffered\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  query RulesPage($first: Int!) @live {\n    ruleSets(first: $first) {\n      nodes {\n        id\n        name\n        isOffered\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StartCirculationPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      viewerCan {\n        circulate\n        manageGuests\n      }\n      space {\n        id\n        name\n      }\n    }\n    ruleSets(first: 100) {\n      nodes {\n        id\n        name\n        isOffered\n        version\n        rules {\n          ...Rules_set\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query StartCirculationPage($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      viewerCan {\n        circulate\n        manageGuests\n      }\n      space {\n        id\n        name\n      }\n    }\n    ruleSets(first: 100) {\n      nodes {\n        id\n        name\n        isOffered\n        version\n        rules {\n          ...Rules_set\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AskableMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n              organisation {\n                id\n                name\n              }\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AskableMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n              organisation {\n                id\n                name\n              }\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AskableBodies($search: String) {\n    bodies(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query AskableBodies($search: String) {\n    bodies(first: 100, search: $search) {\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AskableSeats($bodyId: ID!) {\n    body(id: $bodyId) {\n      id\n      seats(first: 100) {\n        nodes {\n          id\n          ...SeatRow_seat\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AskableSeats($bodyId: ID!) {\n    body(id: $bodyId) {\n      id\n      seats(first: 100) {\n        nodes {\n          id\n          ...SeatRow_seat\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeadlinePreview($day: String, $days: Int!, $time: String, $workingDays: Boolean!) {\n    previewDeadline(day: $day, days: $days, time: $time, workingDays: $workingDays) {\n      at\n      notes\n    }\n  }\n"): (typeof documents)["\n  query DeadlinePreview($day: String, $days: Int!, $time: String, $workingDays: Boolean!) {\n    previewDeadline(day: $day, days: $days, time: $time, workingDays: $workingDays) {\n      at\n      notes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SchemaVersion($documentId: ID!) {\n    document(id: $documentId) {\n      schemaVersion\n    }\n  }\n"): (typeof documents)["\n  query SchemaVersion($documentId: ID!) {\n    document(id: $documentId) {\n      schemaVersion\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CommentThreads($documentId: ID!, $state: CommentThreadState!, $mine: Boolean!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        comment\n      }\n      commentThreads(first: 30, state: $state, mentionsViewer: $mine) {\n        totalCount\n        nodes {\n          id\n          resolvedAt\n          anchor {\n            start\n            end\n            quote\n            before\n            after\n          }\n          comments(first: 20) {\n            nodes {\n              id\n              source\n              createdAt\n              editedAt\n              removedAt\n              importedAuthor\n              importedAt\n              author {\n                id\n                name\n              }\n              mentions {\n                id\n                name\n              }\n              viewerCan {\n                edit\n                remove\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CommentThreads($documentId: ID!, $state: CommentThreadState!, $mine: Boolean!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        comment\n      }\n      commentThreads(first: 30, state: $state, mentionsViewer: $mine) {\n        totalCount\n        nodes {\n          id\n          resolvedAt\n          anchor {\n            start\n            end\n            quote\n            before\n            after\n          }\n          comments(first: 20) {\n            nodes {\n              id\n              source\n              createdAt\n              editedAt\n              removedAt\n              importedAuthor\n              importedAt\n              author {\n                id\n                name\n              }\n              mentions {\n                id\n                name\n              }\n              viewerCan {\n                edit\n                remove\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddCommentThread($input: AddCommentThreadInput!) {\n    addCommentThread(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation AddCommentThread($input: AddCommentThreadInput!) {\n    addCommentThread(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditComment($input: EditCommentInput!) {\n    editComment(input: $input) {\n      id\n      source\n      editedAt\n    }\n  }\n"): (typeof documents)["\n  mutation EditComment($input: EditCommentInput!) {\n    editComment(input: $input) {\n      id\n      source\n      editedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveComment($commentId: ID!) {\n    removeComment(commentId: $commentId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveComment($commentId: ID!) {\n    removeComment(commentId: $commentId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResolveCommentThread($threadId: ID!) {\n    resolveCommentThread(threadId: $threadId) {\n      id\n      resolvedAt\n    }\n  }\n"): (typeof documents)["\n  mutation ResolveCommentThread($threadId: ID!) {\n    resolveCommentThread(threadId: $threadId) {\n      id\n      resolvedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReopenCommentThread($threadId: ID!) {\n    reopenCommentThread(threadId: $threadId) {\n      id\n      resolvedAt\n    }\n  }\n"): (typeof documents)["\n  mutation ReopenCommentThread($threadId: ID!) {\n    reopenCommentThread(threadId: $threadId) {\n      id\n      resolvedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkMentionsRead($documentId: ID!) {\n    markMentionsRead(documentId: $documentId)\n  }\n"): (typeof documents)["\n  mutation MarkMentionsRead($documentId: ID!) {\n    markMentionsRead(documentId: $documentId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Mentionable($documentId: ID!, $search: String!) {\n    document(id: $documentId) {\n      id\n      mentionable(first: 6, search: $search) {\n        nodes {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Mentionable($documentId: ID!, $search: String!) {\n    document(id: $documentId) {\n      id\n      mentionable(first: 6, search: $search) {\n        nodes {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnreadMentions @live {\n    viewer {\n      account {\n        id\n      }\n      mentions(first: 1, unreadOnly: true) {\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query UnreadMentions @live {\n    viewer {\n      account {\n        id\n      }\n      mentions(first: 1, unreadOnly: true) {\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MentionsPage($first: Int!) @live {\n    viewer {\n      account {\n        id\n      }\n      mentions(first: $first) {\n        nodes {\n          id\n          at\n          readAt\n          document {\n            id\n            title\n          }\n          thread {\n            id\n            comments(first: 1) {\n              nodes {\n                id\n                source\n                author {\n                  id\n                  name\n                }\n                mentions {\n                  id\n                  name\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MentionsPage($first: Int!) @live {\n    viewer {\n      account {\n        id\n      }\n      mentions(first: $first) {\n        nodes {\n          id\n          at\n          readAt\n          document {\n            id\n            title\n          }\n          thread {\n            id\n            comments(first: 1) {\n              nodes {\n                id\n                source\n                author {\n                  id\n                  name\n                }\n                mentions {\n                  id\n                  name\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DecisionRow_decision on Decision {\n    id\n    number\n    title\n    wording\n    outcome\n    decidedAt\n    bodyName\n    state\n    stateOn\n    stateNote\n    votes {\n      agreed\n      refused\n      abstained\n      notConcerned\n      silent\n    }\n    space {\n      id\n      name\n    }\n    body {\n      id\n    }\n    circulation {\n      id\n    }\n    document {\n      id\n    }\n    entry {\n      id\n    }\n    replacedBy {\n      id\n      number\n      circulation {\n        id\n      }\n      document {\n        id\n      }\n      entry {\n        id\n      }\n    }\n    viewerCan {\n      setState\n    }\n  }\n"): (typeof documents)["\n  fragment DecisionRow_decision on Decision {\n    id\n    number\n    title\n    wording\n    outcome\n    decidedAt\n    bodyName\n    state\n    stateOn\n    stateNote\n    votes {\n      agreed\n      refused\n      abstained\n      notConcerned\n      silent\n    }\n    space {\n      id\n      name\n    }\n    body {\n      id\n    }\n    circulation {\n      id\n    }\n    document {\n      id\n    }\n    entry {\n      id\n    }\n    replacedBy {\n      id\n      number\n      circulation {\n        id\n      }\n      document {\n        id\n      }\n      entry {\n        id\n      }\n    }\n    viewerCan {\n      setState\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DecisionsPage($first: Int!, $after: String, $filter: DecisionFilter) @live {\n    decisions(first: $first, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...DecisionRow_decision\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query DecisionsPage($first: Int!, $after: String, $filter: DecisionFilter) @live {\n    decisions(first: $first, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...DecisionRow_decision\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DecisionFilters($spaceId: ID!) {\n    bodies(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    space(id: $spaceId) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query DecisionFilters($spaceId: ID!) {\n    bodies(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    space(id: $spaceId) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DecisionSuccessors($filter: DecisionFilter!) {\n    decisions(first: 100, filter: $filter) {\n      nodes {\n        id\n        number\n        title\n      }\n    }\n  }\n"): (typeof documents)["\n  query DecisionSuccessors($filter: DecisionFilter!) {\n    decisions(first: 100, filter: $filter) {\n      nodes {\n        id\n        number\n        title\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetDecisionState($input: SetDecisionStateInput!) {\n    setDecisionState(input: $input) {\n      id\n      ...DecisionRow_decision\n    }\n  }\n"): (typeof documents)["\n  mutation SetDecisionState($input: SetDecisionStateInput!) {\n    setDecisionState(input: $input) {\n      id\n      ...DecisionRow_decision\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BinRow_document on Document {\n    id\n    title\n    trashedAt\n    deletedAfter\n    viewerCan {\n      restore\n      delete\n    }\n  }\n"): (typeof documents)["\n  fragment BinRow_document on Document {\n    id\n    title\n    trashedAt\n    deletedAfter\n    viewerCan {\n      restore\n      delete\n    }\n  }\n"];
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
export function graphql(source: "\n  mutation DeleteDocument($documentId: ID!) {\n    deleteDocument(documentId: $documentId)\n  }\n"): (typeof documents)["\n  mutation DeleteDocument($documentId: ID!) {\n    deleteDocument(documentId: $documentId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentFrame_document on Document {\n    id\n    title\n    trashedAt\n    sealedAt\n    viewerCan {\n      edit\n      suggest\n      restore\n      manageGuests\n      moveAway\n      readVersions\n    }\n    space {\n      id\n      name\n      viewerCan {\n        readEvents\n      }\n    }\n    ...DocumentTitle_document\n  }\n"): (typeof documents)["\n  fragment DocumentFrame_document on Document {\n    id\n    title\n    trashedAt\n    sealedAt\n    viewerCan {\n      edit\n      suggest\n      restore\n      manageGuests\n      moveAway\n      readVersions\n    }\n    space {\n      id\n      name\n      viewerCan {\n        readEvents\n      }\n    }\n    ...DocumentTitle_document\n  }\n"];
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
export function graphql(source: "\n  fragment DocumentTree_document on Document {\n    id\n    title\n    parentId\n    position\n    updatedAt\n    trashedAt\n    viewerCan {\n      rename\n      move\n      moveAway\n      trash\n    }\n  }\n"): (typeof documents)["\n  fragment DocumentTree_document on Document {\n    id\n    title\n    parentId\n    position\n    updatedAt\n    trashedAt\n    viewerCan {\n      rename\n      move\n      moveAway\n      trash\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveDocument($input: MoveDocumentInput!) {\n    moveDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"): (typeof documents)["\n  mutation MoveDocument($input: MoveDocumentInput!) {\n    moveDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentEditor_document on Document {\n    id\n    title\n    text\n    schemaVersion\n    trashedAt\n    viewerCan {\n      edit\n      suggest\n    }\n  }\n"): (typeof documents)["\n  fragment DocumentEditor_document on Document {\n    id\n    title\n    text\n    schemaVersion\n    trashedAt\n    viewerCan {\n      edit\n      suggest\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentEditor_viewer on Viewer {\n    account {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment DocumentEditor_viewer on Viewer {\n    account {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentEntries($documentId: ID!, $after: String) @live {\n    document(id: $documentId) {\n      id\n      entries(first: 100, after: $after) {\n        nodes {\n          id\n          number\n          ...EntryMargin_entry\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DocumentEntries($documentId: ID!, $after: String) @live {\n    document(id: $documentId) {\n      id\n      entries(first: 100, after: $after) {\n        nodes {\n          id\n          number\n          ...EntryMargin_entry\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ResponsiblePeople($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      space {\n        id\n        members(first: 100, after: $after) {\n          edges {\n            node {\n              account {\n                id\n                name\n                kind\n              }\n              role\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ResponsiblePeople($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      space {\n        id\n        members(first: 100, after: $after) {\n          edges {\n            node {\n              account {\n                id\n                name\n                kind\n              }\n              role\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentsToLink($words: String!) {\n    search(query: $words, first: 6, filter: { kind: DOCUMENT }) {\n      nodes {\n        document {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DocumentsToLink($words: String!) {\n    search(query: $words, first: 6, filter: { kind: DOCUMENT }) {\n      nodes {\n        document {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentTitleOf($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n    }\n  }\n"): (typeof documents)["\n  query DocumentTitleOf($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EntryMargin_entry on TextEntry {\n    id\n    steps(first: 1) {\n      totalCount\n    }\n    beside {\n      id\n      kind\n      at\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    decision {\n      id\n      state\n      stateOn\n      replacedBy {\n        id\n        number\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment EntryMargin_entry on TextEntry {\n    id\n    steps(first: 1) {\n      totalCount\n    }\n    beside {\n      id\n      kind\n      at\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    decision {\n      id\n      state\n      stateOn\n      replacedBy {\n        id\n        number\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteToDocument($input: InviteToDocumentInput!) {\n    inviteToDocument(input: $input) {\n      outcome\n    }\n  }\n"): (typeof documents)["\n  mutation InviteToDocument($input: InviteToDocumentInput!) {\n    inviteToDocument(input: $input) {\n      outcome\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoveTargets($after: String) {\n    spaces(first: 100, after: $after) {\n      edges {\n        node {\n          id\n          name\n          viewerCan {\n            createDocument\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoveTargets($after: String) {\n    spaces(first: 100, after: $after) {\n      edges {\n        node {\n          id\n          name\n          viewerCan {\n            createDocument\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoveParents($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            title\n            parentId\n            position\n            trashedAt\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoveParents($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            title\n            parentId\n            position\n            trashedAt\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicDocument($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n      markdown\n      updatedAt\n      space {\n        id\n        name\n      }\n      files(first: 100) {\n        nodes {\n          id\n          name\n          downloadPath\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublicDocument($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      title\n      markdown\n      updatedAt\n      space {\n        id\n        name\n      }\n      files(first: 100) {\n        nodes {\n          id\n          name\n          downloadPath\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicSpace($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      name\n      purpose\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            title\n            parentId\n            position\n            trashedAt\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublicSpace($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      name\n      purpose\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            title\n            parentId\n            position\n            trashedAt\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentReferences($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      referencedBy(first: 50) {\n        totalCount\n        nodes {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DocumentReferences($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      referencedBy(first: 50) {\n        totalCount\n        nodes {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpacePage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      ...SpaceOverview_space\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            ...DocumentTree_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SpacePage($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      ...SpaceOverview_space\n      documents(first: 100, after: $after, inBin: false) {\n        edges {\n          node {\n            id\n            ...DocumentTree_document\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SpaceOverview_space on Space {\n    id\n    name\n    viewerRole\n    viewerCan {\n      createDocument\n      readEvents\n    }\n    ...SpaceHeading_space\n    latestEvents(first: 8) {\n      id\n      ...EventList_event\n    }\n  }\n"): (typeof documents)["\n  fragment SpaceOverview_space on Space {\n    id\n    name\n    viewerRole\n    viewerCan {\n      createDocument\n      readEvents\n    }\n    ...SpaceHeading_space\n    latestEvents(first: 8) {\n      id\n      ...EventList_event\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SpaceOverviewChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        ...SpaceOverview_space\n      }\n      document {\n        id\n        ...DocumentTree_document\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription SpaceOverviewChanges($spaceId: ID!) {\n    spaceChanged(spaceId: $spaceId) {\n      type\n      space {\n        ...SpaceOverview_space\n      }\n      document {\n        id\n        ...DocumentTree_document\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ForetoldMove($documentId: ID!, $spaceId: ID!) {\n    documentMove(documentId: $documentId, spaceId: $spaceId) {\n      documents\n      formerVisibility\n      visibility\n      isWider\n      endingGuests\n      references\n      hindrance\n      token\n      gaining {\n        count\n        people {\n          id\n          name\n        }\n      }\n      losing {\n        count\n        people {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ForetoldMove($documentId: ID!, $spaceId: ID!) {\n    documentMove(documentId: $documentId, spaceId: $spaceId) {\n      documents\n      formerVisibility\n      visibility\n      isWider\n      endingGuests\n      references\n      hindrance\n      token\n      gaining {\n        count\n        people {\n          id\n          name\n        }\n      }\n      losing {\n        count\n        people {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveDocumentToSpace($input: MoveDocumentToSpaceInput!) {\n    moveDocumentToSpace(input: $input) {\n      id\n      parentId\n      position\n      space {\n        id\n        name\n      }\n      viewerCan {\n        edit\n        rename\n        move\n        moveAway\n        trash\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveDocumentToSpace($input: MoveDocumentToSpaceInput!) {\n    moveDocumentToSpace(input: $input) {\n      id\n      parentId\n      position\n      space {\n        id\n        name\n      }\n      viewerCan {\n        edit\n        rename\n        move\n        moveAway\n        trash\n      }\n    }\n  }\n"];
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
export function graphql(source: "\n  query Favourites @live {\n    viewer {\n      favourites(first: 100) {\n        nodes {\n          targetId\n          space {\n            id\n            name\n          }\n          document {\n            id\n            title\n            space {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Favourites @live {\n    viewer {\n      favourites(first: 100) {\n        nodes {\n          targetId\n          space {\n            id\n            name\n          }\n          document {\n            id\n            title\n            space {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddFavourite($targetId: ID!) {\n    addFavourite(targetId: $targetId) {\n      targetId\n    }\n  }\n"): (typeof documents)["\n  mutation AddFavourite($targetId: ID!) {\n    addFavourite(targetId: $targetId) {\n      targetId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFavourite($targetId: ID!) {\n    removeFavourite(targetId: $targetId)\n  }\n"): (typeof documents)["\n  mutation RemoveFavourite($targetId: ID!) {\n    removeFavourite(targetId: $targetId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveFavourite($input: MoveFavouriteInput!) {\n    moveFavourite(input: $input) {\n      targetId\n    }\n  }\n"): (typeof documents)["\n  mutation MoveFavourite($input: MoveFavouriteInput!) {\n    moveFavourite(input: $input) {\n      targetId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentFiles($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        edit\n      }\n      files(first: 100) {\n        totalCount\n        nodes {\n          id\n          name\n          bytes\n          createdAt\n          createdBy {\n            id\n            name\n          }\n          downloadPath\n          previewPath\n          textState\n          viewerCan {\n            rename\n            remove\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DocumentFiles($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        edit\n      }\n      files(first: 100) {\n        totalCount\n        nodes {\n          id\n          name\n          bytes\n          createdAt\n          createdBy {\n            id\n            name\n          }\n          downloadPath\n          previewPath\n          textState\n          viewerCan {\n            rename\n            remove\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameFile($input: RenameFileInput!) {\n    renameFile(input: $input) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  mutation RenameFile($input: RenameFileInput!) {\n    renameFile(input: $input) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFile($fileId: ID!) {\n    removeFile(fileId: $fileId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveFile($fileId: ID!) {\n    removeFile(fileId: $fileId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HubInvitations($after: String) @live {\n    hubInvitations(first: 100, after: $after) {\n      nodes {\n        id\n        ...OpenInvitation_invitation\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query HubInvitations($after: String) @live {\n    hubInvitations(first: 100, after: $after) {\n      nodes {\n        id\n        ...OpenInvitation_invitation\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitationOffer($secret: String!) {\n    viewer {\n      account {\n        id\n      }\n      email\n    }\n    invitation(secret: $secret) {\n      email\n      name\n      invitedBy\n      spaceName\n      documentTitle\n      role\n      endsAt\n      expiresAt\n      hasAccount\n    }\n  }\n"): (typeof documents)["\n  query InvitationOffer($secret: String!) {\n    viewer {\n      account {\n        id\n      }\n      email\n    }\n    invitation(secret: $secret) {\n      email\n      name\n      invitedBy\n      spaceName\n      documentTitle\n      role\n      endsAt\n      expiresAt\n      hasAccount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      email\n      spaceId\n      documentId\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      email\n      spaceId\n      documentId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteToSpace($input: InviteToSpaceInput!) {\n    inviteToSpace(input: $input) {\n      email\n      outcome\n    }\n  }\n"): (typeof documents)["\n  mutation InviteToSpace($input: InviteToSpaceInput!) {\n    inviteToSpace(input: $input) {\n      email\n      outcome\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteToHub($input: InviteToHubInput!) {\n    inviteToHub(input: $input) {\n      email\n      outcome\n    }\n  }\n"): (typeof documents)["\n  mutation InviteToHub($input: InviteToHubInput!) {\n    inviteToHub(input: $input) {\n      email\n      outcome\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OpenInvitation_invitation on Invitation {\n    id\n    email\n    name\n    expiresAt\n    endsAt\n    document {\n      id\n      title\n    }\n    delivery\n    invitedBy {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment OpenInvitation_invitation on Invitation {\n    id\n    email\n    name\n    expiresAt\n    endsAt\n    document {\n      id\n      title\n    }\n    delivery\n    invitedBy {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendInvitation($id: ID!) {\n    resendInvitation(invitationId: $id) {\n      ...OpenInvitation_invitation\n    }\n  }\n"): (typeof documents)["\n  mutation ResendInvitation($id: ID!) {\n    resendInvitation(invitationId: $id) {\n      ...OpenInvitation_invitation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawInvitation($id: ID!) {\n    withdrawInvitation(invitationId: $id) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawInvitation($id: ID!) {\n    withdrawInvitation(invitationId: $id) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpaceInvitations($spaceId: ID!, $toDocuments: Boolean!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      invitations(first: 100, toDocuments: $toDocuments, after: $after) {\n        nodes {\n          id\n          ...OpenInvitation_invitation\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SpaceInvitations($spaceId: ID!, $toDocuments: Boolean!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      invitations(first: 100, toDocuments: $toDocuments, after: $after) {\n        nodes {\n          id\n          ...OpenInvitation_invitation\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AgendaRow_item on AgendaItem {\n    id\n    number\n    parentId\n    position\n    kind\n    title\n    note\n    minutes\n    plannedMinutes\n    plannedAt\n    state\n    decisionReason\n    isStanding\n    carriedTimes\n    firstAt\n    currentSince\n    responsible {\n      id\n      name\n    }\n    proposedBy {\n      id\n      name\n    }\n    documents {\n      id\n      title\n    }\n    viewerCan {\n      change\n      move\n      remove\n      decide\n      setState\n    }\n  }\n"): (typeof documents)["\n  fragment AgendaRow_item on AgendaItem {\n    id\n    number\n    parentId\n    position\n    kind\n    title\n    note\n    minutes\n    plannedMinutes\n    plannedAt\n    state\n    decisionReason\n    isStanding\n    carriedTimes\n    firstAt\n    currentSince\n    responsible {\n      id\n      name\n    }\n    proposedBy {\n      id\n      name\n    }\n    documents {\n      id\n      title\n    }\n    viewerCan {\n      change\n      move\n      remove\n      decide\n      setState\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Agenda_meeting on Meeting {\n    id\n    state\n    endsAt\n    proposalsUntil\n    space {\n      id\n    }\n    agenda {\n      minutes\n      endsAt\n      items {\n        id\n        ...AgendaRow_item\n      }\n      proposals {\n        id\n        ...AgendaRow_item\n      }\n      viewerCan {\n        plan\n        propose\n        hold\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Agenda_meeting on Meeting {\n    id\n    state\n    endsAt\n    proposalsUntil\n    space {\n      id\n    }\n    agenda {\n      minutes\n      endsAt\n      items {\n        id\n        ...AgendaRow_item\n      }\n      proposals {\n        id\n        ...AgendaRow_item\n      }\n      viewerCan {\n        plan\n        propose\n        hold\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeetingAgenda($meetingId: ID!) @live {\n    meeting(id: $meetingId) {\n      id\n      ...Agenda_meeting\n    }\n  }\n"): (typeof documents)["\n  query MeetingAgenda($meetingId: ID!) @live {\n    meeting(id: $meetingId) {\n      id\n      ...Agenda_meeting\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgendaInWords($meetingId: ID!, $language: Locale!) {\n    meeting(id: $meetingId) {\n      id\n      agenda {\n        text(language: $language)\n        markdown(language: $language)\n      }\n    }\n  }\n"): (typeof documents)["\n  query AgendaInWords($meetingId: ID!, $language: Locale!) {\n    meeting(id: $meetingId) {\n      id\n      agenda {\n        text(language: $language)\n        markdown(language: $language)\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgendaItemHistory($itemId: ID!) {\n    agendaItem(id: $itemId) {\n      id\n      history {\n        meetingId\n        meetingTitle\n        startsAt\n        meetingState\n        state\n      }\n    }\n  }\n"): (typeof documents)["\n  query AgendaItemHistory($itemId: ID!) {\n    agendaItem(id: $itemId) {\n      id\n      history {\n        meetingId\n        meetingTitle\n        startsAt\n        meetingState\n        state\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgendaMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AgendaMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgendaDocuments($spaceId: ID!) {\n    space(id: $spaceId) {\n      id\n      documents(first: 20) {\n        nodes {\n          id\n          title\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AgendaDocuments($spaceId: ID!) {\n    space(id: $spaceId) {\n      id\n      documents(first: 20) {\n        nodes {\n          id\n          title\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgendaDocumentSearch($spaceId: ID!, $query: String!) {\n    search(query: $query, first: 10, filter: { spaceId: $spaceId }) {\n      nodes {\n        document {\n          id\n          title\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AgendaDocumentSearch($spaceId: ID!, $query: String!) {\n    search(query: $query, first: 10, filter: { spaceId: $spaceId }) {\n      nodes {\n        document {\n          id\n          title\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddAgendaItem($input: AddAgendaItemInput!) {\n    addAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddAgendaItem($input: AddAgendaItemInput!) {\n    addAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProposeAgendaItem($input: ProposeAgendaItemInput!) {\n    proposeAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ProposeAgendaItem($input: ProposeAgendaItemInput!) {\n    proposeAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeAgendaItem($input: ChangeAgendaItemInput!) {\n    changeAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeAgendaItem($input: ChangeAgendaItemInput!) {\n    changeAgendaItem(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveAgendaItem($input: MoveAgendaItemInput!) {\n    moveAgendaItem(input: $input) {\n      id\n      number\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MoveAgendaItem($input: MoveAgendaItemInput!) {\n    moveAgendaItem(input: $input) {\n      id\n      number\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveAgendaItem($itemId: ID!) {\n    removeAgendaItem(itemId: $itemId) {\n      id\n      ...Agenda_meeting\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveAgendaItem($itemId: ID!) {\n    removeAgendaItem(itemId: $itemId) {\n      id\n      ...Agenda_meeting\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreAgendaItem($itemId: ID!) {\n    restoreAgendaItem(itemId: $itemId) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreAgendaItem($itemId: ID!) {\n    restoreAgendaItem(itemId: $itemId) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideAgendaProposal($input: DecideAgendaProposalInput!) {\n    decideAgendaProposal(input: $input) {\n      id\n      number\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DecideAgendaProposal($input: DecideAgendaProposalInput!) {\n    decideAgendaProposal(input: $input) {\n      id\n      number\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAgendaProposalsUntil($input: SetAgendaProposalsUntilInput!) {\n    setAgendaProposalsUntil(input: $input) {\n      id\n      ...Agenda_meeting\n    }\n  }\n"): (typeof documents)["\n  mutation SetAgendaProposalsUntil($input: SetAgendaProposalsUntilInput!) {\n    setAgendaProposalsUntil(input: $input) {\n      id\n      ...Agenda_meeting\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAgendaItemState($input: SetAgendaItemStateInput!) {\n    setAgendaItemState(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetAgendaItemState($input: SetAgendaItemStateInput!) {\n    setAgendaItemState(input: $input) {\n      id\n      meeting {\n        id\n        ...Agenda_meeting\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetCurrentAgendaItem($input: SetCurrentAgendaItemInput!) {\n    setCurrentAgendaItem(input: $input) {\n      id\n      ...Agenda_meeting\n    }\n  }\n"): (typeof documents)["\n  mutation SetCurrentAgendaItem($input: SetCurrentAgendaItemInput!) {\n    setCurrentAgendaItem(input: $input) {\n      id\n      ...Agenda_meeting\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StandingRow_item on StandingAgendaItem {\n    id\n    position\n    kind\n    title\n    note\n    minutes\n    atEnd\n  }\n"): (typeof documents)["\n  fragment StandingRow_item on StandingAgendaItem {\n    id\n    position\n    kind\n    title\n    note\n    minutes\n    atEnd\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StandingAgenda($seriesId: ID!) @live {\n    meetingSeries(id: $seriesId) {\n      id\n      endedAt\n      viewerCanChange\n      standingItems {\n        id\n        ...StandingRow_item\n      }\n    }\n  }\n"): (typeof documents)["\n  query StandingAgenda($seriesId: ID!) @live {\n    meetingSeries(id: $seriesId) {\n      id\n      endedAt\n      viewerCanChange\n      standingItems {\n        id\n        ...StandingRow_item\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddStandingAgendaItem($input: AddStandingAgendaItemInput!) {\n    addStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n"): (typeof documents)["\n  mutation AddStandingAgendaItem($input: AddStandingAgendaItemInput!) {\n    addStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeStandingAgendaItem($input: ChangeStandingAgendaItemInput!) {\n    changeStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeStandingAgendaItem($input: ChangeStandingAgendaItemInput!) {\n    changeStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveStandingAgendaItem($input: MoveStandingAgendaItemInput!) {\n    moveStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n"): (typeof documents)["\n  mutation MoveStandingAgendaItem($input: MoveStandingAgendaItemInput!) {\n    moveStandingAgendaItem(input: $input) {\n      id\n      ...StandingRow_item\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveStandingAgendaItem($standingItemId: ID!) {\n    removeStandingAgendaItem(standingItemId: $standingItemId) {\n      id\n      standingItems {\n        id\n        ...StandingRow_item\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveStandingAgendaItem($standingItemId: ID!) {\n    removeStandingAgendaItem(standingItemId: $standingItemId) {\n      id\n      standingItems {\n        id\n        ...StandingRow_item\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CalendarLinkFields_calendarLink on CalendarLink {\n    id\n    createdAt\n    fetchedAt\n    isOfViewer\n    space {\n      id\n      name\n    }\n    series {\n      id\n      title\n    }\n  }\n"): (typeof documents)["\n  fragment CalendarLinkFields_calendarLink on CalendarLink {\n    id\n    createdAt\n    fetchedAt\n    isOfViewer\n    space {\n      id\n      name\n    }\n    series {\n      id\n      title\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CalendarLinks @live {\n    viewer {\n      calendarLinks {\n        id\n        ...CalendarLinkFields_calendarLink\n      }\n    }\n  }\n"): (typeof documents)["\n  query CalendarLinks @live {\n    viewer {\n      calendarLinks {\n        id\n        ...CalendarLinkFields_calendarLink\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCalendarLink($input: CreateCalendarLinkInput!) {\n    createCalendarLink(input: $input) {\n      url\n      calendarLink {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateCalendarLink($input: CreateCalendarLinkInput!) {\n    createCalendarLink(input: $input) {\n      url\n      calendarLink {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveCalendarLink($calendarLinkId: ID!) {\n    removeCalendarLink(calendarLinkId: $calendarLinkId)\n  }\n"): (typeof documents)["\n  mutation RemoveCalendarLink($calendarLinkId: ID!) {\n    removeCalendarLink(calendarLinkId: $calendarLinkId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MeetingRow_meeting on Meeting {\n    id\n    title\n    startsAt\n    endsAt\n    timeZone\n    place\n    state\n    answers {\n      accepted\n      declined\n      tentative\n      none\n    }\n    viewerParticipation {\n      id\n      answer\n    }\n  }\n"): (typeof documents)["\n  fragment MeetingRow_meeting on Meeting {\n    id\n    title\n    startsAt\n    endsAt\n    timeZone\n    place\n    state\n    answers {\n      accepted\n      declined\n      tentative\n      none\n    }\n    viewerParticipation {\n      id\n      answer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MeetingSeries_series on MeetingSeries {\n    id\n    title\n    purpose\n    rrule\n    timeZone\n    startsOn\n    startsAtTime\n    durationMinutes\n    place\n    videoUrl\n    endedAt\n    updatedAt\n    viewerCanChange\n    body {\n      id\n      name\n    }\n    usualParticipants {\n      kind\n      account {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment MeetingSeries_series on MeetingSeries {\n    id\n    title\n    purpose\n    rrule\n    timeZone\n    startsOn\n    startsAtTime\n    durationMinutes\n    place\n    videoUrl\n    endedAt\n    updatedAt\n    viewerCanChange\n    body {\n      id\n      name\n    }\n    usualParticipants {\n      kind\n      account {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MeetingParticipant_participant on MeetingParticipant {\n    id\n    kind\n    answer\n    answerNote\n    answeredAt\n    account {\n      id\n      name\n    }\n    organisation {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment MeetingParticipant_participant on MeetingParticipant {\n    id\n    kind\n    answer\n    answerNote\n    answeredAt\n    account {\n      id\n      name\n    }\n    organisation {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeetingsPage($spaceId: ID!) @live {\n    space(id: $spaceId) {\n      id\n      viewerCan {\n        readMeetings\n        planMeetings\n      }\n      ...SpaceHeading_space\n      meetings(first: 10) {\n        nodes {\n          id\n          ...MeetingRow_meeting\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      meetingSeries(first: 100) {\n        nodes {\n          id\n          ...MeetingSeries_series\n          meetings(first: 1) {\n            nodes {\n              id\n              startsAt\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MeetingsPage($spaceId: ID!) @live {\n    space(id: $spaceId) {\n      id\n      viewerCan {\n        readMeetings\n        planMeetings\n      }\n      ...SpaceHeading_space\n      meetings(first: 10) {\n        nodes {\n          id\n          ...MeetingRow_meeting\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      meetingSeries(first: 100) {\n        nodes {\n          id\n          ...MeetingSeries_series\n          meetings(first: 1) {\n            nodes {\n              id\n              startsAt\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoreMeetings($spaceId: ID!, $filter: MeetingFilter!, $first: Int!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      meetings(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          ...MeetingRow_meeting\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoreMeetings($spaceId: ID!, $filter: MeetingFilter!, $first: Int!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      meetings(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id\n          ...MeetingRow_meeting\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeetingPage($id: ID!) @live {\n    meeting(id: $id) {\n      id\n      ...MeetingRow_meeting\n      occurrenceAt\n      videoUrl\n      cancelReason\n      startedAt\n      endedAt\n      updatedAt\n      space {\n        id\n        name\n      }\n      series {\n        id\n        title\n      }\n      body {\n        id\n        name\n      }\n      chair {\n        id\n        name\n      }\n      keeper {\n        id\n        name\n      }\n      participants(first: 100) {\n        nodes {\n          id\n          ...MeetingParticipant_participant\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      usualParticipants {\n        kind\n        account {\n          id\n          name\n        }\n      }\n      viewerParticipation {\n        id\n        answer\n        answerNote\n      }\n      viewerCan {\n        change\n        invite\n        cancel\n        start\n        end\n        answer\n      }\n    }\n  }\n"): (typeof documents)["\n  query MeetingPage($id: ID!) @live {\n    meeting(id: $id) {\n      id\n      ...MeetingRow_meeting\n      occurrenceAt\n      videoUrl\n      cancelReason\n      startedAt\n      endedAt\n      updatedAt\n      space {\n        id\n        name\n      }\n      series {\n        id\n        title\n      }\n      body {\n        id\n        name\n      }\n      chair {\n        id\n        name\n      }\n      keeper {\n        id\n        name\n      }\n      participants(first: 100) {\n        nodes {\n          id\n          ...MeetingParticipant_participant\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      usualParticipants {\n        kind\n        account {\n          id\n          name\n        }\n      }\n      viewerParticipation {\n        id\n        answer\n        answerNote\n      }\n      viewerCan {\n        change\n        invite\n        cancel\n        start\n        end\n        answer\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeetingParticipantsPage($id: ID!, $after: String) @live {\n    meeting(id: $id) {\n      id\n      participants(first: 100, after: $after) {\n        nodes {\n          id\n          ...MeetingParticipant_participant\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MeetingParticipantsPage($id: ID!, $after: String) @live {\n    meeting(id: $id) {\n      id\n      participants(first: 100, after: $after) {\n        nodes {\n          id\n          ...MeetingParticipant_participant\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeetingInvitees($id: ID!, $after: String) {\n    meeting(id: $id) {\n      id\n      updatedAt\n      participants(first: 100, after: $after) {\n        nodes {\n          id\n          kind\n          account {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      usualParticipants {\n        kind\n        account {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MeetingInvitees($id: ID!, $after: String) {\n    meeting(id: $id) {\n      id\n      updatedAt\n      participants(first: 100, after: $after) {\n        nodes {\n          id\n          kind\n          account {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      usualParticipants {\n        kind\n        account {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeetingMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n              organisation {\n                id\n                name\n              }\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MeetingMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n              organisation {\n                id\n                name\n              }\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeetingBodies {\n    bodies(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query MeetingBodies {\n    bodies(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MeetingDates($rhythm: RhythmInput!) {\n    meetingDates(rhythm: $rhythm, first: 5) {\n      startsAt\n      day\n      doubt\n    }\n  }\n"): (typeof documents)["\n  query MeetingDates($rhythm: RhythmInput!) {\n    meetingDates(rhythm: $rhythm, first: 5) {\n      startsAt\n      day\n      doubt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanMeeting($input: PlanMeetingInput!) {\n    planMeeting(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation PlanMeeting($input: PlanMeetingInput!) {\n    planMeeting(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMeeting($input: ChangeMeetingInput!) {\n    changeMeeting(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeMeeting($input: ChangeMeetingInput!) {\n    changeMeeting(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMeetingConduct($input: SetMeetingConductInput!) {\n    setMeetingConduct(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation SetMeetingConduct($input: SetMeetingConductInput!) {\n    setMeetingConduct(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMeetingParticipants($input: SetMeetingParticipantsInput!) {\n    setMeetingParticipants(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation SetMeetingParticipants($input: SetMeetingParticipantsInput!) {\n    setMeetingParticipants(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteToMeeting($input: InviteToMeetingInput!) {\n    inviteToMeeting(input: $input) {\n      id\n      participants(first: 1) {\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation InviteToMeeting($input: InviteToMeetingInput!) {\n    inviteToMeeting(input: $input) {\n      id\n      participants(first: 1) {\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelMeeting($input: CancelMeetingInput!) {\n    cancelMeeting(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CancelMeeting($input: CancelMeetingInput!) {\n    cancelMeeting(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerMeeting($input: AnswerMeetingInput!) {\n    answerMeeting(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerMeeting($input: AnswerMeetingInput!) {\n    answerMeeting(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartMeeting($meetingId: ID!) {\n    startMeeting(meetingId: $meetingId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation StartMeeting($meetingId: ID!) {\n    startMeeting(meetingId: $meetingId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndMeeting($meetingId: ID!) {\n    endMeeting(meetingId: $meetingId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation EndMeeting($meetingId: ID!) {\n    endMeeting(meetingId: $meetingId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanMeetingSeries($input: PlanMeetingSeriesInput!) {\n    planMeetingSeries(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation PlanMeetingSeries($input: PlanMeetingSeriesInput!) {\n    planMeetingSeries(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMeetingSeries($input: ChangeMeetingSeriesInput!) {\n    changeMeetingSeries(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeMeetingSeries($input: ChangeMeetingSeriesInput!) {\n    changeMeetingSeries(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndMeetingSeries($seriesId: ID!) {\n    endMeetingSeries(seriesId: $seriesId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation EndMeetingSeries($seriesId: ID!) {\n    endMeetingSeries(seriesId: $seriesId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOrganisation($input: CreateOrganisationInput!) {\n    createOrganisation(input: $input) {\n      ...OrganisationRow_organisation\n    }\n  }\n"): (typeof documents)["\n  mutation CreateOrganisation($input: CreateOrganisationInput!) {\n    createOrganisation(input: $input) {\n      ...OrganisationRow_organisation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {\n    updateOrganisation(input: $input) {\n      ...OrganisationRow_organisation\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {\n    updateOrganisation(input: $input) {\n      ...OrganisationRow_organisation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrganisationRow_organisation on Organisation {\n    id\n    kind\n    name\n    shortName\n    ags\n    ars\n    mailbox\n  }\n"): (typeof documents)["\n  fragment OrganisationRow_organisation on Organisation {\n    id\n    kind\n    name\n    shortName\n    ags\n    ars\n    mailbox\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveOrganisation($organisationId: ID!) {\n    removeOrganisation(organisationId: $organisationId)\n  }\n"): (typeof documents)["\n  mutation RemoveOrganisation($organisationId: ID!) {\n    removeOrganisation(organisationId: $organisationId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganisationsTab($search: String, $after: String) @live {\n    organisations(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        id\n        ...OrganisationRow_organisation\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query OrganisationsTab($search: String, $after: String) @live {\n    organisations(first: 50, after: $after, search: $search) {\n      totalCount\n      nodes {\n        id\n        ...OrganisationRow_organisation\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecentPlaces(\n    $p0: ID!\n    $p1: ID!\n    $p2: ID!\n    $p3: ID!\n    $p4: ID!\n    $p5: ID!\n    $p6: ID!\n    $p7: ID!\n    $p8: ID!\n    $p9: ID!\n  ) @live {\n    p0: node(id: $p0) {\n      ...RecentPlace_node\n    }\n    p1: node(id: $p1) {\n      ...RecentPlace_node\n    }\n    p2: node(id: $p2) {\n      ...RecentPlace_node\n    }\n    p3: node(id: $p3) {\n      ...RecentPlace_node\n    }\n    p4: node(id: $p4) {\n      ...RecentPlace_node\n    }\n    p5: node(id: $p5) {\n      ...RecentPlace_node\n    }\n    p6: node(id: $p6) {\n      ...RecentPlace_node\n    }\n    p7: node(id: $p7) {\n      ...RecentPlace_node\n    }\n    p8: node(id: $p8) {\n      ...RecentPlace_node\n    }\n    p9: node(id: $p9) {\n      ...RecentPlace_node\n    }\n  }\n"): (typeof documents)["\n  query RecentPlaces(\n    $p0: ID!\n    $p1: ID!\n    $p2: ID!\n    $p3: ID!\n    $p4: ID!\n    $p5: ID!\n    $p6: ID!\n    $p7: ID!\n    $p8: ID!\n    $p9: ID!\n  ) @live {\n    p0: node(id: $p0) {\n      ...RecentPlace_node\n    }\n    p1: node(id: $p1) {\n      ...RecentPlace_node\n    }\n    p2: node(id: $p2) {\n      ...RecentPlace_node\n    }\n    p3: node(id: $p3) {\n      ...RecentPlace_node\n    }\n    p4: node(id: $p4) {\n      ...RecentPlace_node\n    }\n    p5: node(id: $p5) {\n      ...RecentPlace_node\n    }\n    p6: node(id: $p6) {\n      ...RecentPlace_node\n    }\n    p7: node(id: $p7) {\n      ...RecentPlace_node\n    }\n    p8: node(id: $p8) {\n      ...RecentPlace_node\n    }\n    p9: node(id: $p9) {\n      ...RecentPlace_node\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RecentPlace_node on Node {\n    __typename\n    id\n    ... on Space {\n      name\n    }\n    ... on Document {\n      title\n      trashedAt\n      space {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RecentPlace_node on Node {\n    __typename\n    id\n    ... on Space {\n      name\n    }\n    ... on Document {\n      title\n      trashedAt\n      space {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdoptedDocument($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      sealedAt\n      viewerCan {\n        beginDraft\n      }\n      adoptedIn {\n        id\n        title\n        bodyName\n        endedAt\n        viewerCanWithAdopted {\n          seal\n          release\n        }\n      }\n      releases(first: 10) {\n        nodes {\n          id\n          edition\n          releasedAt\n          withdrawnAt\n          circulation {\n            id\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdoptedDocument($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      sealedAt\n      viewerCan {\n        beginDraft\n      }\n      adoptedIn {\n        id\n        title\n        bodyName\n        endedAt\n        viewerCanWithAdopted {\n          seal\n          release\n        }\n      }\n      releases(first: 10) {\n        nodes {\n          id\n          edition\n          releasedAt\n          withdrawnAt\n          circulation {\n            id\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Release($id: ID!) {\n    release(id: $id) {\n      id\n      edition\n      title\n      markdown\n      contentHash\n      bodyName\n      reason\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n      adoptedAt\n      releasedAt\n      withdrawnAt\n      withdrawnBecause\n      later {\n        id\n        edition\n        releasedAt\n      }\n      viewerCan {\n        withdraw\n      }\n    }\n  }\n"): (typeof documents)["\n  query Release($id: ID!) {\n    release(id: $id) {\n      id\n      edition\n      title\n      markdown\n      contentHash\n      bodyName\n      reason\n      counts {\n        entitled\n        agreed\n        refused\n        abstained\n        notConcerned\n        acknowledged\n        silent\n      }\n      adoptedAt\n      releasedAt\n      withdrawnAt\n      withdrawnBecause\n      later {\n        id\n        edition\n        releasedAt\n      }\n      viewerCan {\n        withdraw\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginNewDraft($documentId: ID!) {\n    beginNewDraft(documentId: $documentId) {\n      id\n      sealedAt\n      viewerCan {\n        edit\n        suggest\n        rename\n        beginDraft\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginNewDraft($documentId: ID!) {\n    beginNewDraft(documentId: $documentId) {\n      id\n      sealedAt\n      viewerCan {\n        edit\n        suggest\n        rename\n        beginDraft\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SealDocument($circulationId: ID!) {\n    sealDocument(circulationId: $circulationId) {\n      id\n      sealedAt\n      viewerCan {\n        edit\n        suggest\n        rename\n        beginDraft\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SealDocument($circulationId: ID!) {\n    sealDocument(circulationId: $circulationId) {\n      id\n      sealedAt\n      viewerCan {\n        edit\n        suggest\n        rename\n        beginDraft\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReleaseDocument($circulationId: ID!) {\n    releaseDocument(circulationId: $circulationId) {\n      id\n      edition\n    }\n  }\n"): (typeof documents)["\n  mutation ReleaseDocument($circulationId: ID!) {\n    releaseDocument(circulationId: $circulationId) {\n      id\n      edition\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawRelease($input: WithdrawReleaseInput!) {\n    withdrawRelease(input: $input) {\n      id\n      markdown\n      withdrawnAt\n      withdrawnBecause\n      viewerCan {\n        withdraw\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawRelease($input: WithdrawReleaseInput!) {\n    withdrawRelease(input: $input) {\n      id\n      markdown\n      withdrawnAt\n      withdrawnBecause\n      viewerCan {\n        withdraw\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchAuthors($name: String!, $spaceId: ID) {\n    searchAuthors(first: 8, search: $name, spaceId: $spaceId) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query SearchAuthors($name: String!, $spaceId: ID) {\n    searchAuthors(first: 8, search: $name, spaceId: $spaceId) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchBox($words: String!) {\n    search(query: $words, first: 6) {\n      totalCount\n      nodes {\n        kind\n        comment {\n          id\n        }\n        file {\n          id\n          name\n        }\n        titleRanges {\n          start\n          length\n        }\n        nameRanges {\n          start\n          length\n        }\n        document {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SearchBox($words: String!) {\n    search(query: $words, first: 6) {\n      totalCount\n      nodes {\n        kind\n        comment {\n          id\n        }\n        file {\n          id\n          name\n        }\n        titleRanges {\n          start\n          length\n        }\n        nameRanges {\n          start\n          length\n        }\n        document {\n          id\n          title\n          space {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchSpaces {\n    spaces(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    openSpaces(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query SearchSpaces {\n    spaces(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    openSpaces(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchPage($words: String!, $filter: SearchFilter, $after: String) @live {\n    search(query: $words, filter: $filter, first: 20, after: $after) {\n      totalCount\n      ignoredWords\n      similarWords {\n        typed\n        found\n      }\n      nodes {\n        ...SearchResults_hit\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query SearchPage($words: String!, $filter: SearchFilter, $after: String) @live {\n    search(query: $words, filter: $filter, first: 20, after: $after) {\n      totalCount\n      ignoredWords\n      similarWords {\n        typed\n        found\n      }\n      nodes {\n        ...SearchResults_hit\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SearchResults_hit on SearchHit {\n    kind\n    comment {\n      id\n      createdAt\n      author {\n        id\n        name\n      }\n    }\n    file {\n      id\n      name\n      downloadPath\n      createdAt\n      createdBy {\n        id\n        name\n      }\n    }\n    matchedIn\n    titleRanges {\n      start\n      length\n    }\n    nameRanges {\n      start\n      length\n    }\n    passages {\n      text\n      page\n      ranges {\n        start\n        length\n      }\n    }\n    document {\n      id\n      title\n      updatedAt\n      space {\n        id\n        name\n      }\n      createdBy {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment SearchResults_hit on SearchHit {\n    kind\n    comment {\n      id\n      createdAt\n      author {\n        id\n        name\n      }\n    }\n    file {\n      id\n      name\n      downloadPath\n      createdAt\n      createdBy {\n        id\n        name\n      }\n    }\n    matchedIn\n    titleRanges {\n      start\n      length\n    }\n    nameRanges {\n      start\n      length\n    }\n    passages {\n      text\n      page\n      ranges {\n        start\n        length\n      }\n    }\n    document {\n      id\n      title\n      updatedAt\n      space {\n        id\n        name\n      }\n      createdBy {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccessRequests($spaceId: ID!) {\n    space(id: $spaceId) {\n      id\n      takesRequests\n      accessRequests(first: 50) {\n        nodes {\n          id\n          account {\n            id\n            name\n          }\n          message\n          createdAt\n          document {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccessRequests($spaceId: ID!) {\n    space(id: $spaceId) {\n      id\n      takesRequests\n      accessRequests(first: 50) {\n        nodes {\n          id\n          account {\n            id\n            name\n          }\n          message\n          createdAt\n          document {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetSpaceRequests($spaceId: ID!, $taken: Boolean!) {\n    setSpaceRequests(spaceId: $spaceId, taken: $taken) {\n      id\n      takesRequests\n    }\n  }\n"): (typeof documents)["\n  mutation SetSpaceRequests($spaceId: ID!, $taken: Boolean!) {\n    setSpaceRequests(spaceId: $spaceId, taken: $taken) {\n      id\n      takesRequests\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddSpaceMember($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n"): (typeof documents)["\n  mutation AddSpaceMember($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Programs {\n    serviceAccounts(first: 100) {\n      nodes {\n        account {\n          id\n          name\n        }\n        isLocked\n      }\n    }\n  }\n"): (typeof documents)["\n  query Programs {\n    serviceAccounts(first: 100) {\n      nodes {\n        account {\n          id\n          name\n        }\n        isLocked\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddProgram($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n"): (typeof documents)["\n  mutation AddProgram($input: SpaceMemberInput!) {\n    addSpaceMember(input: $input) {\n      id\n      ...MemberList_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSpace($input: CreateSpaceInput!) {\n    createSpace(input: $input) {\n      id\n      ...SpaceCard_space\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSpace($input: CreateSpaceInput!) {\n    createSpace(input: $input) {\n      id\n      ...SpaceCard_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentGuests_guest on DocumentGuest {\n    account {\n      id\n      name\n    }\n    document {\n      id\n      title\n    }\n    email\n    endsAt\n  }\n"): (typeof documents)["\n  fragment DocumentGuests_guest on DocumentGuest {\n    account {\n      id\n      name\n    }\n    document {\n      id\n      title\n    }\n    email\n    endsAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentGuests($spaceId: ID!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      documentGuests(first: 100, after: $after) {\n        nodes {\n          ...DocumentGuests_guest\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DocumentGuests($spaceId: ID!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      documentGuests(first: 100, after: $after) {\n        nodes {\n          ...DocumentGuests_guest\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetDocumentGuest($input: DocumentGuestInput!) {\n    setDocumentGuest(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation SetDocumentGuest($input: DocumentGuestInput!) {\n    setDocumentGuest(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveDocumentGuest($input: DocumentGuestInput!) {\n    removeDocumentGuest(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveDocumentGuest($input: DocumentGuestInput!) {\n    removeDocumentGuest(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSpace($input: UpdateSpaceInput!) {\n    updateSpace(input: $input) {\n      id\n      ...SpaceHeading_space\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateSpace($input: UpdateSpaceInput!) {\n    updateSpace(input: $input) {\n      id\n      ...SpaceHeading_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventList_event on SpaceEvent {\n    id\n    type\n    actor {\n      id\n      name\n      kind\n    }\n    document {\n      id\n      title\n    }\n    subjectName\n    at\n  }\n"): (typeof documents)["\n  fragment EventList_event on SpaceEvent {\n    id\n    type\n    actor {\n      id\n      name\n      kind\n    }\n    document {\n      id\n      title\n    }\n    subjectName\n    at\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GrantAccessRequest($input: GrantAccessInput!) {\n    grantAccessRequest(input: $input) {\n      id\n      accessRequests(first: 50) {\n        nodes {\n          id\n        }\n      }\n      ...MemberList_space\n    }\n  }\n"): (typeof documents)["\n  mutation GrantAccessRequest($input: GrantAccessInput!) {\n    grantAccessRequest(input: $input) {\n      id\n      accessRequests(first: 50) {\n        nodes {\n          id\n        }\n      }\n      ...MemberList_space\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitedDocuments {\n    viewer {\n      guestDocuments(first: 100) {\n        nodes {\n          endsAt\n          document {\n            id\n            title\n            space {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query InvitedDocuments {\n    viewer {\n      guestDocuments(first: 100) {\n        nodes {\n          endsAt\n          document {\n            id\n            title\n            space {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeaveSpace($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation LeaveSpace($input: SpaceMemberInput!) {\n    removeSpaceMember(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemberRow_member on SpaceMember {\n    account {\n      id\n      name\n      kind\n    }\n    role\n    email\n    joinedAt\n    endsAt\n  }\n"): (typeof documents)["\n  fragment MemberRow_member on SpaceMember {\n    account {\n      id\n      name\n      kind\n    }\n    role\n    email\n    joinedAt\n    endsAt\n  }\n"];
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
export function graphql(source: "\n  query MembersPage($spaceId: ID!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      name\n      viewerRole\n      viewerCan {\n        listMembers\n        manageMembers\n      }\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n            }\n            role\n            ...MemberRow_member\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MembersPage($spaceId: ID!, $after: String) @live {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      name\n      viewerRole\n      viewerCan {\n        listMembers\n        manageMembers\n      }\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n            }\n            role\n            ...MemberRow_member\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestAccess($input: RequestAccessInput!) {\n    requestAccess(input: $input)\n  }\n"): (typeof documents)["\n  mutation RequestAccess($input: RequestAccessInput!) {\n    requestAccess(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenSpaces($after: String) {\n    openSpaces(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          name\n          purpose\n          visibility\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query OpenSpaces($after: String) {\n    openSpaces(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          name\n          purpose\n          visibility\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnRequests {\n    viewer {\n      accessRequests(first: 100) {\n        nodes {\n          id\n          targetId\n          message\n          createdAt\n          outcome\n          document {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OwnRequests {\n    viewer {\n      accessRequests(first: 100) {\n        nodes {\n          id\n          targetId\n          message\n          createdAt\n          outcome\n          document {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawRequest($id: ID!) {\n    withdrawAccessRequest(requestId: $id)\n  }\n"): (typeof documents)["\n  mutation WithdrawRequest($id: ID!) {\n    withdrawAccessRequest(requestId: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefuseAccessRequest($input: RefuseAccessInput!) {\n    refuseAccessRequest(input: $input) {\n      id\n      accessRequests(first: 50) {\n        nodes {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RefuseAccessRequest($input: RefuseAccessInput!) {\n    refuseAccessRequest(input: $input) {\n      id\n      accessRequests(first: 50) {\n        nodes {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SpaceCard_space on Space {\n    id\n    name\n    purpose\n    viewerRole\n    newsCount\n    latestEvents(first: 2) {\n      id\n      ...EventList_event\n    }\n  }\n"): (typeof documents)["\n  fragment SpaceCard_space on Space {\n    id\n    name\n    purpose\n    viewerRole\n    newsCount\n    latestEvents(first: 2) {\n      id\n      ...EventList_event\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SpaceHeading_space on Space {\n    id\n    name\n    purpose\n    closedBecause\n    visibility\n    viewerCan {\n      rename\n      listMembers\n      readMeetings\n      readTrail\n      manageTemplates\n    }\n  }\n"): (typeof documents)["\n  fragment SpaceHeading_space on Space {\n    id\n    name\n    purpose\n    closedBecause\n    visibility\n    viewerCan {\n      rename\n      listMembers\n      readMeetings\n      readTrail\n      manageTemplates\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpaceTrailPage($spaceId: ID!, $after: String, $filter: TrailFilterInput) @live {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      trail(first: 50, after: $after, filter: $filter) {\n        totalCount\n        nodes {\n          id\n          ...TrailList_entry\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SpaceTrailPage($spaceId: ID!, $after: String, $filter: TrailFilterInput) @live {\n    space(id: $spaceId) {\n      id\n      ...SpaceHeading_space\n      trail(first: 50, after: $after, filter: $filter) {\n        totalCount\n        nodes {\n          id\n          ...TrailList_entry\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpacesPage($after: String) {\n    viewer {\n      isGuest\n      spaces(first: 50, after: $after) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SpacesPage($after: String) {\n    viewer {\n      isGuest\n      spaces(first: 50, after: $after) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SpacesPageChanges {\n    viewerChanged {\n      spaces(first: 50) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription SpacesPageChanges {\n    viewerChanged {\n      spaces(first: 50) {\n        edges {\n          node {\n            id\n            ...SpaceCard_space\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkSpaceSeen($spaceId: ID!) {\n    markSpaceSeen(spaceId: $spaceId) {\n      id\n      newsCount\n    }\n  }\n"): (typeof documents)["\n  mutation MarkSpaceSeen($spaceId: ID!) {\n    markSpaceSeen(spaceId: $spaceId) {\n      id\n      newsCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Suggestions($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        edit\n        suggest\n      }\n      suggestions(first: 100) {\n        totalCount\n        nodes {\n          id\n          createdAt\n          importedAuthor\n          importedAt\n          author {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Suggestions($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      viewerCan {\n        edit\n        suggest\n      }\n      suggestions(first: 100) {\n        totalCount\n        nodes {\n          id\n          createdAt\n          importedAuthor\n          importedAt\n          author {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoreSuggestions($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      suggestions(first: 100, after: $after) {\n        nodes {\n          id\n          createdAt\n          importedAuthor\n          importedAt\n          author {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoreSuggestions($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      suggestions(first: 100, after: $after) {\n        nodes {\n          id\n          createdAt\n          importedAuthor\n          importedAt\n          author {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SuggestionWriters($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      suggestions(first: 100, after: $after) {\n        nodes {\n          id\n          words {\n            alsoBy {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SuggestionWriters($documentId: ID!, $after: String) {\n    document(id: $documentId) {\n      id\n      suggestions(first: 100, after: $after) {\n        nodes {\n          id\n          words {\n            alsoBy {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptSuggestions($input: DecideSuggestionsInput!) {\n    acceptSuggestions(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptSuggestions($input: DecideSuggestionsInput!) {\n    acceptSuggestions(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefuseSuggestions($input: DecideSuggestionsInput!) {\n    refuseSuggestions(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RefuseSuggestions($input: DecideSuggestionsInput!) {\n    refuseSuggestions(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskReminders @live {\n    viewer {\n      account {\n        id\n      }\n      taskReminders\n    }\n  }\n"): (typeof documents)["\n  query TaskReminders @live {\n    viewer {\n      account {\n        id\n      }\n      taskReminders\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetTaskReminders($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      account {\n        id\n      }\n      taskReminders\n    }\n  }\n"): (typeof documents)["\n  mutation SetTaskReminders($input: UpdateViewerInput!) {\n    updateViewer(input: $input) {\n      account {\n        id\n      }\n      taskReminders\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TaskRow_task on TextEntry {\n    id\n    number\n    wording\n    state\n    dueOn\n    problems\n    responsible {\n      id\n      name\n    }\n    document {\n      id\n      title\n      space {\n        id\n        name\n      }\n    }\n    viewerCanTend\n    beside {\n      id\n      kind\n      at\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    steps(first: 1) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  fragment TaskRow_task on TextEntry {\n    id\n    number\n    wording\n    state\n    dueOn\n    problems\n    responsible {\n      id\n      name\n    }\n    document {\n      id\n      title\n      space {\n        id\n        name\n      }\n    }\n    viewerCanTend\n    beside {\n      id\n      kind\n      at\n      by {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    steps(first: 1) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TasksPage($first: Int!, $after: String, $of: TasksOf!, $filter: TaskFilter) @live {\n    tasks(first: $first, after: $after, of: $of, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...TaskRow_task\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query TasksPage($first: Int!, $after: String, $of: TasksOf!, $filter: TaskFilter) @live {\n    tasks(first: $first, after: $after, of: $of, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        ...TaskRow_task\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneTask($id: ID!) @live {\n    textEntry(id: $id) {\n      id\n      ...TaskRow_task\n    }\n  }\n"): (typeof documents)["\n  query OneTask($id: ID!) @live {\n    textEntry(id: $id) {\n      id\n      ...TaskRow_task\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskSteps($id: ID!, $after: String) @live {\n    textEntry(id: $id) {\n      id\n      steps(first: 50, after: $after) {\n        nodes {\n          id\n          kind\n          note\n          at\n          by {\n            id\n            name\n          }\n          to {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TaskSteps($id: ID!, $after: String) @live {\n    textEntry(id: $id) {\n      id\n      steps(first: 50, after: $after) {\n        nodes {\n          id\n          kind\n          note\n          at\n          by {\n            id\n            name\n          }\n          to {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TaskMembers($spaceId: ID!, $after: String) {\n    space(id: $spaceId) {\n      id\n      members(first: 100, after: $after) {\n        edges {\n          node {\n            account {\n              id\n              name\n              kind\n            }\n            role\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TickTask($input: SetTaskInput!) {\n    setTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n"): (typeof documents)["\n  mutation TickTask($input: SetTaskInput!) {\n    setTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoteTask($input: NoteTaskInput!) {\n    noteTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n"): (typeof documents)["\n  mutation NoteTask($input: NoteTaskInput!) {\n    noteTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandOverTask($input: HandOverTaskInput!) {\n    handOverTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n"): (typeof documents)["\n  mutation HandOverTask($input: HandOverTaskInput!) {\n    handOverTask(input: $input) {\n      id\n      ...TaskRow_task\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenTasks @live {\n    tasks(filter: { standing: OPEN }, first: 1) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query OpenTasks @live {\n    tasks(filter: { standing: OPEN }, first: 1) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HubTemplatesTab($first: Int!) @live {\n    templates(first: $first) {\n      nodes {\n        id\n        ...Template_template\n      }\n    }\n  }\n"): (typeof documents)["\n  query HubTemplatesTab($first: Int!) @live {\n    templates(first: $first) {\n      nodes {\n        id\n        ...Template_template\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDocument($input: CreateDocumentInput!) {\n    createDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"): (typeof documents)["\n  mutation CreateDocument($input: CreateDocumentInput!) {\n    createDocument(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDocumentFromTemplate($input: CreateDocumentFromTemplateInput!) {\n    createDocumentFromTemplate(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"): (typeof documents)["\n  mutation CreateDocumentFromTemplate($input: CreateDocumentFromTemplateInput!) {\n    createDocumentFromTemplate(input: $input) {\n      id\n      ...DocumentTree_document\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SaveAsTemplate($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      space {\n        id\n        viewerCan {\n          manageTemplates\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SaveAsTemplate($documentId: ID!) @live {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      space {\n        id\n        viewerCan {\n          manageTemplates\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpaceTemplatesPage($spaceId: ID!) @live {\n    space(id: $spaceId) {\n      id\n      viewerCan {\n        manageTemplates\n      }\n      ...SpaceHeading_space\n      templates(first: 100) {\n        nodes {\n          id\n          ...Template_template\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SpaceTemplatesPage($spaceId: ID!) @live {\n    space(id: $spaceId) {\n      id\n      viewerCan {\n        manageTemplates\n      }\n      ...SpaceHeading_space\n      templates(first: 100) {\n        nodes {\n          id\n          ...Template_template\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplateChoice($spaceId: ID!, $language: Locale!) {\n    space(id: $spaceId) {\n      id\n      templates(first: 100) {\n        nodes {\n          id\n          ...Template_template\n        }\n      }\n    }\n    templates(first: 100) {\n      nodes {\n        id\n        ...Template_template\n      }\n    }\n    builtinTemplates {\n      kind\n      name(language: $language)\n      description(language: $language)\n      markdown(language: $language)\n    }\n  }\n"): (typeof documents)["\n  query TemplateChoice($spaceId: ID!, $language: Locale!) {\n    space(id: $spaceId) {\n      id\n      templates(first: 100) {\n        nodes {\n          id\n          ...Template_template\n        }\n      }\n    }\n    templates(first: 100) {\n      nodes {\n        id\n        ...Template_template\n      }\n    }\n    builtinTemplates {\n      kind\n      name(language: $language)\n      description(language: $language)\n      markdown(language: $language)\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Template_template on Template {\n    id\n    name\n    description\n    kind\n    updatedAt\n  }\n"): (typeof documents)["\n  fragment Template_template on Template {\n    id\n    name\n    description\n    kind\n    updatedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplateText($templateId: ID!) {\n    template(id: $templateId) {\n      id\n      markdown\n      ...Template_template\n    }\n  }\n"): (typeof documents)["\n  query TemplateText($templateId: ID!) {\n    template(id: $templateId) {\n      id\n      markdown\n      ...Template_template\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTemplate($input: CreateTemplateInput!) {\n    createTemplate(input: $input) {\n      id\n      ...Template_template\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTemplate($input: CreateTemplateInput!) {\n    createTemplate(input: $input) {\n      id\n      ...Template_template\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateTemplate($input: UpdateTemplateInput!) {\n    updateTemplate(input: $input) {\n      id\n      markdown\n      ...Template_template\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateTemplate($input: UpdateTemplateInput!) {\n    updateTemplate(input: $input) {\n      id\n      markdown\n      ...Template_template\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveTemplate($templateId: ID!) {\n    removeTemplate(templateId: $templateId)\n  }\n"): (typeof documents)["\n  mutation RemoveTemplate($templateId: ID!) {\n    removeTemplate(templateId: $templateId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentVersions($documentId: ID!, $first: Int!, $namedOnly: Boolean!) @live {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      viewerCan {\n        edit\n        readVersions\n      }\n      space {\n        id\n        name\n      }\n      versions(first: $first, namedOnly: $namedOnly) {\n        totalCount\n        nodes {\n          id\n          name\n          savedAt\n          writers {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DocumentVersions($documentId: ID!, $first: Int!, $namedOnly: Boolean!) @live {\n    document(id: $documentId) {\n      id\n      title\n      trashedAt\n      viewerCan {\n        edit\n        readVersions\n      }\n      space {\n        id\n        name\n      }\n      versions(first: $first, namedOnly: $namedOnly) {\n        totalCount\n        nodes {\n          id\n          name\n          savedAt\n          writers {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VersionDifference($versionId: ID!, $toId: ID) @live {\n    documentVersion(id: $versionId) {\n      id\n      name\n      note\n      savedAt\n      title\n      contentHash\n      namedBy {\n        id\n        name\n      }\n      writers {\n        id\n        name\n      }\n      difference(toId: $toId) {\n        isEmpty\n        insertedWords\n        removedWords\n        movedBlocks\n        lines {\n          change\n          move\n          parts {\n            id\n            kind\n            formerKind\n            change\n            attributes {\n              name\n              value\n              formerValue\n            }\n          }\n          pieces {\n            change\n            text\n            marks\n            href\n            formerMarks\n          }\n          writers {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query VersionDifference($versionId: ID!, $toId: ID) @live {\n    documentVersion(id: $versionId) {\n      id\n      name\n      note\n      savedAt\n      title\n      contentHash\n      namedBy {\n        id\n        name\n      }\n      writers {\n        id\n        name\n      }\n      difference(toId: $toId) {\n        isEmpty\n        insertedWords\n        removedWords\n        movedBlocks\n        lines {\n          change\n          move\n          parts {\n            id\n            kind\n            formerKind\n            change\n            attributes {\n              name\n              value\n              formerValue\n            }\n          }\n          pieces {\n            change\n            text\n            marks\n            href\n            formerMarks\n          }\n          writers {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PresentRevision($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      revision\n    }\n  }\n"): (typeof documents)["\n  query PresentRevision($documentId: ID!) {\n    document(id: $documentId) {\n      id\n      revision\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NameDocumentVersion($input: NameDocumentVersionInput!) {\n    nameDocumentVersion(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation NameDocumentVersion($input: NameDocumentVersionInput!) {\n    nameDocumentVersion(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameDocumentVersion($input: RenameDocumentVersionInput!) {\n    renameDocumentVersion(input: $input) {\n      id\n      name\n      note\n    }\n  }\n"): (typeof documents)["\n  mutation RenameDocumentVersion($input: RenameDocumentVersionInput!) {\n    renameDocumentVersion(input: $input) {\n      id\n      name\n      note\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveDocumentVersionName($versionId: ID!) {\n    removeDocumentVersionName(versionId: $versionId) {\n      id\n      name\n      note\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveDocumentVersionName($versionId: ID!) {\n    removeDocumentVersionName(versionId: $versionId) {\n      id\n      name\n      note\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreDocumentVersion($input: RestoreDocumentVersionInput!) {\n    restoreDocumentVersion(input: $input) {\n      revision\n      before {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreDocumentVersion($input: RestoreDocumentVersionInput!) {\n    restoreDocumentVersion(input: $input) {\n      revision\n      before {\n        id\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;