"use client";
import { useEffect, useState } from "react";

// The words stand here in both languages: when a page breaks, its catalog and cookies may be what is missing.
const words = [
  {
    lang: "zh-CN",
    title: "页面出了问题",
    text: "问题出在我们这边，您填写的内容没有提交，已提交的申请不受影响。请再试一次；仍然不行的，请拨打服务热线。",
    retry: "再试一次",
    code: "告诉客服这个编号，便于查找原因：",
  },
  {
    lang: "en",
    title: "Something went wrong on this page",
    text: "The fault is ours. What you typed was not sent; applications already filed are not affected. Please try again, or call the hotline if it persists.",
    retry: "Try again",
    code: "Tell the hotline this code so that we can find the cause:",
  },
];

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const [hotline, setHotline] = useState<string>();
  // The layout leaves the number at the root element, which stands only after this first render.
  useEffect(() => setHotline(document.documentElement.dataset.hotline), []);
  return (
    <main className="mx-auto w-full max-w-page px-4 py-16 sm:px-6">
      {words.map(({ lang, title, text, retry, code }) => (
        <section key={lang} lang={lang} className="mb-12">
          <h1 className="waymark font-display text-3xl">{title}</h1>
          <p className="mt-3 max-w-prose text-lg">{text}</p>
          {hotline && (
            <p className="mt-3 font-display text-3xl figures">
              <a href={`tel:${hotline}`}>{hotline}</a>
            </p>
          )}
          {error.digest && (
            <p className="mt-3 text-muted">
              {code} <code className="font-mono">{error.digest}</code>
            </p>
          )}
          <button
            type="button"
            onClick={reset}
            className="mt-5 inline-flex target items-center rounded-md bg-primary px-5 font-medium text-on-primary"
          >
            {retry}
          </button>
        </section>
      ))}
    </main>
  );
}
