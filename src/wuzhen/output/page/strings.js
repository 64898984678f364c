// What the page says, in both languages. {n} and the like are filled in by say().
const STRINGS = {
  zh: {
    other: "English", title: "五振标注", skip: "跳到正文", search: "搜索", filter: "按类别筛选",
    state: "按状态筛选", sources: "来源", corrections: "更正", none: "其他", review: "待复核",
    changed: "已更正", confirmed: "已核对", handled: "已处理", coder: "核对人", download: "下载更正",
    clear: "清除更正", keys: "键盘",
    keysHelp: "在段落的按钮上：j 下一段，k 上一段，e 更正，c 核对无误，1–5 选或不选五个类别，0 其他，Esc 关闭。",
    about: "{sources} 份文件，{n} 段，{review} 段待复核。每个类别后是概率；★ 是主类。",
    unexplained: "未附依据：用 wuzhen tag --explain 生成的页面会说明每个类别由哪些词语决定。",
    textless: "模型未保存训练文本，因此没有相似段落：用 wuzhen train --keep-text 训练的模型会列出。",
    shares: "各类所占篇幅（按主类，以字数计）：{list}", shown: "显示 {n} / {all} 段", p: "第 {n} 段",
    page: "第 {n} 页", line: "第 {n} 行", edit: "更正", confirm: "核对无误", unconfirm: "取消核对",
    editing: "更正第 {n} 段", primary: "主类", reset: "恢复模型标注", close: "完成", was: "模型：{list}",
    missed: "未标：{name}", why: "为什么是{name}？", whyNot: "为什么不是{name}？",
    score: "{name}：得分 {score}，达到 {needed} 即标注；概率 {p}。", speaksFor: "支持", against: "反对",
    beside: "不在正文中", rest: "正文其余 {n} 处合计 {sum}", nothing: "无",
    pooled: "下划线：最能说明此类的一句，它的得分另计入。蓝底支持，橙底虚线反对，越深越强。",
    similar: "最相似的训练段落", likeness: "相似度 {n}", intercept: "基准", headings: "标题中的{name}用语",
    kept: "更正与核对 {n} 段（保存在此浏览器）", unkept: "更正与核对 {n} 段（此浏览器不能保存，请及时下载）",
    sure: "清除全部 {n} 段更正与核对？", file: "更正", list: "、", colon: "：",
  },
  en: {
    other: "中文", title: "Five revitalizations", skip: "Skip to the text", search: "Search",
    filter: "Filter by dimension", state: "Filter by state", sources: "Sources",
    corrections: "Corrections", none: "None", review: "To review", changed: "Corrected",
    confirmed: "Confirmed", handled: "Handled", coder: "Coder", download: "Download",
    clear: "Clear", keys: "Keyboard",
    keysHelp: "On a paragraph's button: j next, k previous, e correct, c confirm, 1–5 choose or drop a dimension, 0 none, Esc close.",
    about: "{sources} files, {n} paragraphs, {review} to review. A probability follows each dimension; ★ is the primary one.",
    unexplained: "Without evidence: a page made with wuzhen tag --explain tells which words decided.",
    textless: "The model keeps no training texts, so similar paragraphs are left out: wuzhen train --keep-text keeps them.",
    shares: "Shares of the text by primary dimension, in characters: {list}",
    shown: "{n} of {all} paragraphs", p: "Paragraph {n}", page: "page {n}", line: "line {n}",
    edit: "Correct", confirm: "Confirm", unconfirm: "Undo confirm", editing: "Correct paragraph {n}",
    primary: "Primary", reset: "Back to the model's", close: "Done", was: "Model: {list}",
    missed: "not given: {name}", why: "Why {name}?", whyNot: "Why not {name}?",
    score: "{name}: score {score}, given from {needed}; probability {p}.", speaksFor: "For",
    against: "Against", beside: "Outside the text", rest: "{n} further places in the text, together {sum}",
    nothing: "nothing",
    pooled: "Underlined: the sentence that speaks most for it, counted once more. Blue speaks for it, orange with dashes against; darker is stronger.",
    similar: "Most similar training paragraphs", likeness: "similarity {n}", intercept: "base",
    headings: "terms of {name} in the headings",
    kept: "{n} corrected or confirmed (kept in this browser)",
    unkept: "{n} corrected or confirmed (this browser keeps nothing: download them)",
    sure: "Clear all {n} corrections and confirmations?", file: "corrections", list: ", ",
    colon: ": ",
  },
};
let language = "zh";

function say(key, values = {}) {
  return STRINGS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function nameOf(label) {
  if (label === "none") return say("none");
  const found = FACTS.dimensions.find((dimension) => dimension.id === label);
  return language === "zh" ? found.chinese : found.name;
}
