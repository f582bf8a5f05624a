// "(2) …" in the tab's title while nobody is looking.

export function setUpUnread() {
  const title = document.title;
  let unread = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    unread = 0;
    document.title = title;
  });
  return () => {
    if (!document.hidden) return;
    unread += 1;
    document.title = `(${unread}) ${title}`;
  };
}
