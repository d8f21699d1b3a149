/** Drawn for this editor on a grid of 20: KERN has no icons for writing. */
const PATHS = {
  bold: 'M6 3.500h4.700a3.100 3.100 0 0 1 0 6.300H6zM6 9.800h5.400a3.300 3.300 0 0 1 0 6.700H6z',
  italic: 'M9 3.500h6M5 16.500h6M12 3.500l-4 13',
  underline: 'M5.500 3v6.500a4.500 4.500 0 0 0 9 0V3M4.500 17h11',
  strike:
    'M3.500 10h13M14 6.300C13.500 4.500 12 3.500 10 3.500c-2.200 0-3.800 1.200-3.800 3 0 .9.300 1.600.9 2.100M6 13.500c.4 1.900 1.900 3 4.100 3 2.300 0 3.900-1.200 3.900-3 0-.5-.1-.9-.3-1.200',
  code: 'M7 5.500 2.500 10 7 14.500M13 5.500l4.500 4.500-4.500 4.500',
  link: 'M8.300 11.700a3.400 3.400 0 0 0 4.800 0l2.900-2.900A3.400 3.400 0 0 0 11.200 4l-1.100 1.100M11.700 8.300a3.400 3.400 0 0 0-4.800 0L4 11.200A3.400 3.400 0 0 0 8.800 16l1.100-1.100',
  bulletList: 'M8 5h9M8 10h9M8 15h9M3.600 5h.01M3.600 10h.01M3.600 15h.01',
  orderedList:
    'M8.500 5H17M8.500 10H17M8.500 15H17M3 3.700l1.200-.7v4M2.900 9.300c.4-1 2.200-.8 2.200.3 0 .8-2.200 1.700-2.200 2.400h2.300M2.900 14h2l-1.200 1.300c1.800-.2 1.900 2.200.1 2.200-.5 0-.8-.2-1-.5',
  taskList: 'M9.500 5.500H17M9.500 14.500H17M2.500 5.500 4.200 7.200 7 4M2.500 14.500l1.700 1.700L7 13',
  blockquote: 'M4 4v12M8 6h8.500M8 10h8.500M8 14h5.500',
  codeBlock: 'M3 4h14v12H3zM8 7.500 5.500 10 8 12.500M12 7.500l2.500 2.500-2.500 2.500',
  horizontalRule: 'M2.500 10h15M6 5h8M6 15h8',
  picture: 'M3 4h14v12H3zM3 13.500l4-4 3.500 3.500 2.500-2.500 4 4M12.800 7.300h.01',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M10 4v12',
  comment: 'M3 4h14v9.500H9.500L6 17v-3.500H3zM6.500 7.500h7M6.500 10.300h4.500',
  suggest:
    'M3.500 16.500l.8-3.400 8.600-8.600 2.600 2.600-8.600 8.600zM11.200 6.200l2.600 2.600M10.500 16.500h6.500',
  undo: 'M4 8h7.500a4.250 4.250 0 0 1 0 8.500H8M4 8l3.500-3.500M4 8l3.500 3.500',
  redo: 'M16 8H8.500a4.250 4.250 0 0 0 0 8.500H12M16 8l-3.500-3.500M16 8l-3.500 3.500',
} as const;

export type ToolIconName = keyof typeof PATHS;

/** Always beside a name that is read out. */
export function ToolIcon({ name }: { name: ToolIconName }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'bold' ? 2.2 : 1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
