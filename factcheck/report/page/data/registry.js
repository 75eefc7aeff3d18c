
"use strict";
const words = document.getElementById("words");
const count = document.getElementById("count");
const sections = [...document.querySelectorAll("section")].map((section) => ({
  section,
  articles: [...section.querySelectorAll("article")].map((article) => ({ article, text: article.textContent.toLowerCase() })),
}));
function narrow() {
  const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { section, articles } of sections) {
    let here = 0;
    for (const { article, text } of articles) {
      const matches = asked.every((word) => text.includes(word));
      article.hidden = !matches;
      here += matches;
    }
    section.hidden = here === 0;
    shown += here;
  }
  count.textContent = asked.length ? String(shown) + " found" : "";
}
words.addEventListener("input", narrow);
document.getElementById("search").hidden = false;
narrow();
