// On the 404 page: leave the language that the address asks for. Without this script both can be read.
const root = document.body.dataset.root;
const first = location.pathname.slice(root.length).split("/")[0];
const sections = [...document.querySelectorAll("section[lang]")];
const wanted = sections.find((section) => section.lang === first) ?? sections[0];
for (const section of sections) section.hidden = section !== wanted;
document.documentElement.lang = wanted.lang;
