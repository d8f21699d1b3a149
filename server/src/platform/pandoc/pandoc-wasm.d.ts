/** The part of the package that is used; it comes without types. */
declare module 'pandoc-wasm' {
  /** Options as in pandoc's defaults files. */
  export function convert(
    options: Record<string, unknown>,
    stdin: string | null,
    files: Record<string, Blob>,
  ): Promise<{
    stdout: string;
    stderr: string;
    warnings: unknown[];
    files: Record<string, Blob>;
    mediaFiles: Record<string, Blob>;
  }>;
}
