/**
 * Words that the seeded customers' names are made of, by script. Every word stands beside its spelling for a domain:
 * `Мельница:melnitsa`, or alone where the spelling is the word itself without accents.
 */

export interface Word {
  readonly shown: string;
  readonly spelled: string;
}

export interface NamePool {
  /** How many of a hundred customers come from here. */
  readonly weight: number;
  readonly countries: readonly [string, ...string[]];
  readonly towns: readonly [Word, ...Word[]];
  readonly first: readonly [Word, ...Word[]];
  readonly second: readonly [Word, ...Word[]];
  readonly joiner: string;
}

/** Letters that have no accent to take away, as people spell them in domains. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

function spelledForDomain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function words(list: string): readonly [Word, ...Word[]] {
  const [first, ...rest] = list.split(' ').map((entry) => {
    const [written = '', spelled] = entry.split(':');
    const shown = written.replaceAll('_', ' ');
    return { shown, spelled: spelled ?? spelledForDomain(shown) };
  });
  if (!first) throw new Error('a pool of names needs words');
  return [first, ...rest];
}

const latin: readonly NamePool[] = [
  {
    weight: 30,
    countries: ['GB', 'GB', 'GB', 'GB', 'IE'],
    joiner: ' ',
    towns: words(
      'Leeds York Bristol Kent Exeter Derby Cardiff Belfast Dundee Cork Galway Norwich Bath Truro',
    ),
    first: words(
      'Larkfield Harbour Oakhurst Thistle Kingfisher Ashdown Bramble Copperfield Dunmore Eastgate Fernhill ' +
        'Greystone Hawthorn Ivybridge Juniper Kestrel Lindale Mossbank Northgate Otterbourne Pemberton Quayside ' +
        'Rowan Silverdale Tamarind Upland Vale Westbrook Yarrow Foxglove Millbrook Redcliff Stonebridge Wren',
    ),
    second: words(
      'Bakery Logistics Optics Joinery Analytics Dental Architects Brewing Interiors Ceramics Freight Legal ' +
        'Robotics Printworks Gardens Surveyors Textiles Veterinary Energy Recruitment Publishing Acoustics Marine Foods',
    ),
  },
  {
    weight: 9,
    countries: ['DE', 'DE', 'AT', 'CH'],
    joiner: ' ',
    towns: words('Köln:koeln München:muenchen Zürich:zuerich Graz Lübeck:luebeck Jena Basel Kiel Ulm Wien'),
    first: words(
      'Müller:mueller Schäfer:schaefer Grünwald:gruenwald Löwen:loewen Weiß Blaustein Jäger:jaeger Brückner:brueckner ' +
        'Süd:sued Königs:koenigs Höhenberg:hoehenberg Rößler:roessler Sonnen Falken Talhof Förde:foerde',
    ),
    second: words(
      'Motorwerk Druckerei Küchen:kuechen Möbel:moebel Spedition Bäckerei:baeckerei Gerätebau:geraetebau ' +
        'Gärtnerei:gaertnerei Treuhand Medizintechnik Lichttechnik Verlag Werkzeuge Hörakustik:hoerakustik',
    ),
  },
  {
    weight: 8,
    countries: ['FR', 'FR', 'BE', 'LU'],
    joiner: ' ',
    towns: words('Orléans Nîmes Liège Besançon Sète Rennes Nancy Angoulême Béziers Lille'),
    first: words(
      'Clair-Été Forêt_Bleue Deux_Rivières Maison_Noël Belle-Île L’Étoile Hérisson Château_Vert Grand_Chêne ' +
        'Aurélie Montparnès Lumière Côte_Rousse Petit_Crû Fléchard Garçonnet',
    ),
    second: words(
      'Ébénisterie Pâtisserie Conseil Énergies Géomatique Médical Crédit Vélo Métallerie Logistique Théâtre Céramique',
    ),
  },
  {
    weight: 8,
    countries: ['SE', 'DK', 'NO', 'FI', 'IS'],
    joiner: ' ',
    towns: words('Malmö Ålesund Tromsø Århus Jyväskylä Västerås Bodø Örebro Kuopio Akureyri'),
    first: words(
      'Nordström Björk Søndergård Fjäll Älvdal Mäkelä Blåbær Øster Åkerlund Høyland Grønn Þórsmörk Kråka Tähti Sjöberg Lykke',
    ),
    second: words(
      'Möbler Bageri Rederi Energi Snickeri Fiskeri Arkitekter Glas Väveri Skog Kliniken Mekanik',
    ),
  },
  {
    weight: 8,
    countries: ['PL', 'CZ', 'SK', 'HU', 'RO', 'LT', 'LV', 'EE'],
    joiner: ' ',
    towns: words('Łódź Kraków Plzeň Košice Győr Brașov Šiauliai Liepāja Pärnu Olomouc'),
    first: words(
      'Żubr Świerk Dębowy Řeka Šťastný Hvězda Kárpát Őszi Câmpia Žalgiris Ąžuolas Bērzs Põhjala Zielony Černý Tőzeg',
    ),
    second: words(
      'Piekarnia Truhlářství Księgowość Sklárna Építész Mobilă Gėlės Kokapstrāde Köök Przewozy Pivovar Gyógyszer',
    ),
  },
  {
    weight: 7,
    countries: ['ES', 'PT', 'IT', 'TR'],
    joiner: ' ',
    towns: words('Málaga Coimbra León Forlì İzmir:izmir Cádiz Évora Cantù Çeşme Ávila'),
    first: words(
      'Peña Montaña São_Brás Açores Città Añil Güell Señorío Limón Viñedo Perché Işık:isik Yıldız:yildiz Çınar:cinar Corazón Maçã',
    ),
    second: words(
      'Panadería Cerâmica Caffè Azulejos Muebles Ótica Libri Zeytin Náutica Telhados Gráfica Fırın:firin',
    ),
  },
];

const others: readonly NamePool[] = [
  {
    weight: 14,
    countries: ['GB', 'EE', 'LV', 'KZ', 'CY', 'DE'],
    joiner: ' ',
    towns: words(
      'Рига:riga Нарва:narva Лондон:london Алматы:almaty Таллин:tallinn Лимасол:limassol Берлин:berlin Астана:astana',
    ),
    first: words(
      'Северный:severny Ладога:ladoga Зелёный:zeleny Маяк:mayak Берёза:bereza Восход:voskhod Янтарь:yantar Щегол:shchegol ' +
        'Жемчуг:zhemchug Ёлка:yolka Полюс:polyus Цитрус:tsitrus Юпитер:yupiter Родник:rodnik Чайка:chayka Снегирь:snegir ' +
        'Вектор:vektor Прибой:priboy Соболь:sobol Хрусталь:khrustal',
    ),
    second: words(
      'Трейд:trade Логистика:logistika Мебель:mebel Пекарня:pekarnya Энерго:energo Консалт:consult Мельница:melnitsa ' +
        'Строй:stroy Фарма:pharma Дизайн:design Текстиль:textil Печать:pechat Клиника:klinika Агро:agro',
    ),
  },
  {
    weight: 4,
    countries: ['BG', 'RS', 'UA', 'MK'],
    joiner: ' ',
    towns: words('Пловдив:plovdiv Ниш:nis Львів:lviv Одеса:odesa Варна:varna Битола:bitola'),
    first: words(
      'Київський:kyivskyi Ґанок:ganok Їжак:yizhak Бърза:barza Слънце:slantse Ђердап:djerdap Његош:njegos Зоря:zoria Липа:lypa Чубра:chubra',
    ),
    second: words(
      'Пекара:pekara Меблі:mebli Транспорт:transport Книги:knigi Здраве:zdrave Світло:svitlo Градина:gradina',
    ),
  },
  {
    weight: 4,
    countries: ['GR', 'GR', 'CY'],
    joiner: ' ',
    towns: words('Πάτρα:patra Βόλος:volos Λευκωσία:lefkosia Χανιά:chania Ρόδος:rodos'),
    first: words(
      'Αιγαίο:aigaio Ήλιος:ilios Θάλασσα:thalassa Όλυμπος:olympos Ελιά:elia Αθηνά:athina Κύμα:kyma Ψαράς:psaras Ξενία:xenia Φάρος:faros',
    ),
    second: words(
      'Τρόφιμα:trofima Ναυτιλία:naftilia Έπιπλα:epipla Ενέργεια:energeia Οπτικά:optika Εκδόσεις:ekdoseis Μεταφορές:metafores',
    ),
  },
  {
    weight: 5,
    countries: ['GB', 'NL', 'IE', 'FR'],
    joiner: '',
    towns: words('伦敦:lundun 曼城:mancheng 上海:shanghai 巴黎:bali'),
    first: words(
      '青松:qingsong 海豚:haitun 明月:mingyue 金桥:jinqiao 云峰:yunfeng 红枫:hongfeng 白鹭:bailu 春晖:chunhui 龙井:longjing',
    ),
    second: words('贸易:maoyi 物流:wuliu 餐饮:canyin 设计:sheji 茶业:chaye 印刷:yinshua 电子:dianzi'),
  },
  {
    weight: 4,
    countries: ['GB', 'DE', 'NL'],
    joiner: '',
    towns: words('東京:tokyo 京都:kyoto 大阪:osaka ロンドン:rondon'),
    first: words(
      'さくら:sakura 富士見:fujimi ひかり:hikari 鈴木:suzuki アオゾラ:aozora 松風:matsukaze 北斗:hokuto みなと:minato',
    ),
    second: words('製作所:seisakusho 物産:bussan 印刷:insatsu デザイン:dezain 食品:shokuhin 建設:kensetsu'),
  },
  {
    weight: 3,
    countries: ['GB', 'IE', 'DE'],
    joiner: '',
    towns: words('서울:seoul 부산:busan 런던:reondeon'),
    first: words('한강:hangang 푸른숲:pureunsup 새벽:saebyeok 무지개:mujigae 달빛:dalbit 소나무:sonamu'),
    second: words('물류:mullyu 식품:sikpum 디자인:dijain 전자:jeonja 건축:geonchuk'),
  },
  {
    weight: 4,
    countries: ['GB', 'FR', 'MT'],
    joiner: ' ',
    towns: words('لندن:landan دبي:dubai بيروت:bayrut عمّان:amman'),
    first: words(
      'شركة_النخيل:nakheel مؤسسة_الياسمين:yasmeen شركة_الفجر:fajr مجموعة_البحر:bahr شركة_الأرز:arz مكتب_الهلال:hilal',
    ),
    second: words('للتجارة:tijara للشحن:shahn للأثاث:athath للطباعة:tibaa للأغذية:aghdhiya'),
  },
  {
    weight: 3,
    countries: ['GB', 'CY', 'NL'],
    joiner: ' ',
    towns: words('חיפה:haifa יפו:yafo לונדון:london-il עכו:akko'),
    first: words('אורן:oren גלים:galim תמר:tamar כוכב:kochav רימון:rimon שקד:shaked'),
    second: words('הובלות:hovalot דפוס:dfus אופטיקה:optika מאפייה:maafiya נגרות:nagarut'),
  },
];

export const namePools: readonly NamePool[] = [...latin, ...others];
