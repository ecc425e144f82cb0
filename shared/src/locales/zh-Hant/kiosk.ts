import type { Catalogue } from '../catalogue.ts';

export default {
  heading: '正在辦理',
  aliasNote: '代稱每天更換，只有本人知道是誰',
  left: '還剩 {{time}}',
  pageOf: '第 {{page}} 頁，共 {{pages}} 頁',
  follow: {
    title: '在手機上看',
    scan: '掃碼，或打開',
    enter: '輸入憑證上的編號和存取碼',
    watch: '每一步進展，隨時能看到',
    help: '沒有憑證？請問接待台。',
    qrLabel: '打開案件網頁的二維碼',
  },
  figure: {
    receivedToday: '今日接報',
    openWindows: '速破窗口內',
    firstWord: '首次告知平均',
    minutes_other: '分鐘',
  },
  age: '資料 {{ago}}',
  empty: {
    title: '現在沒有正在共享的案件',
    text: '審批通過後，代稱和剩餘時間會出現在這裡。',
  },
  starting: { title: '正在連線', text: '請稍等，螢幕會自己接上。' },
  resting: { title: '馬上回來', text: '螢幕正在自己恢復。' },
  pairing: {
    title: '配對這塊螢幕',
    enter: '請警員在工作台輸入這六個數字。',
    renews: '數字會自己更換。',
    fetching: '正在取新的數字。',
  },
  /** Said by the server at an address that leads nowhere; here because the phone does not load this catalogue. */
  unknownPage: {
    title: '沒有這一頁',
    text: '網址可能寫錯了，或者頁面已經不在。',
    home: '回到陽光坐席首頁',
  },
  language: { 'zh-Hans': '中文', en: 'English', ar: 'العربية' },
  languageShort: { 'zh-Hans': '中文', en: 'EN', ar: 'ع' },
} satisfies Catalogue;
