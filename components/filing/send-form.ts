/** Sends a form with a file and answers `stored`, or the reason why the file was not taken. Per cent of what is sent. */
export function sendForm(data: FormData, action: string, onProgress: (percent: number) => void): Promise<string> {
  return new Promise((settle) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => settle(request.status === 201 ? "stored" : reasonIn(request.responseText));
    request.onerror = () => settle("upload-broken");
    request.open("POST", action);
    request.setRequestHeader("Accept", "application/json");
    request.send(data);
  });
}

function reasonIn(body: string): string {
  try {
    return String((JSON.parse(body) as { title?: unknown }).title ?? "upload-broken");
  } catch {
    return "upload-broken";
  }
}
