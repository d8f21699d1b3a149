/** KERN's icons by name; each class stands here in full, because the build keeps only those rules that a source file names. */
const CLASSES = {
  account: 'kern-icon--account-circle',
  add: 'kern-icon--add',
  'arrow-down': 'kern-icon--arrow-down',
  'arrow-left': 'kern-icon--arrow-back',
  'arrow-right': 'kern-icon--arrow-forward',
  'arrow-up': 'kern-icon--arrow-up',
  check: 'kern-icon--check',
  checklist: 'kern-icon--checklist',
  'chevron-right': 'kern-icon--chevron-right',
  close: 'kern-icon--close',
  copy: 'kern-icon--content-copy',
  danger: 'kern-icon--danger',
  delete: 'kern-icon--delete',
  document: 'kern-icon--draft',
  download: 'kern-icon--download',
  edit: 'kern-icon--edit',
  home: 'kern-icon--home',
  info: 'kern-icon--info',
  language: 'kern-icon--language',
  more: 'kern-icon--more-vert',
  restore: 'kern-icon--autorenew',
  'sign-out': 'kern-icon--logout',
  success: 'kern-icon--success',
  visible: 'kern-icon--visibility',
  hidden: 'kern-icon--visibility-off',
  warning: 'kern-icon--warning',
} as const;

export type IconName = keyof typeof CLASSES;

interface IconProps {
  name: IconName;
  className?: string | undefined;
}

/** A picture beside words: never the only bearer of meaning, so always hidden from screen readers. */
export function Icon({ name, className }: IconProps) {
  return <span className={`kern-icon ${CLASSES[name]} ${className ?? ''}`} aria-hidden="true" />;
}
