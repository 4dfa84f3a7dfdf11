// Stories as text files: out of the form and into it, without a request.

export const save = (script, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([script], { type: "text/plain;charset=utf-8" }));
  link.download = `${name}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
};

const UTF8_BYTES = 4;

// The text of a file; throws the key of a sentence where it holds none.
export const textOf = async (file, longest) => {
  if (file.size > longest * UTF8_BYTES) throw new Error("fileTooLong");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error("fileNotText");
  }
  if (text.includes("\0")) throw new Error("fileNotText");
  if (text.length > longest) throw new Error("fileTooLong");
  return text.replace(/\r\n?/g, "\n");
};
