"""Who says a figure in texts of one or more sentences: the figure stands between stars; then its speaker."""

TEXTS = {
    "de": [
        (
            "Das Land exportierte *20* Tonnen, teilte Togos Energieministerium mit.",
            "Ministry of Energy of Togo",
        ),
        ("Das Land exportierte *20* Tonnen, teilte die Togo Tea Board mit.", "Togo Tea Board"),
        (
            "Ghanas Zentralbank tagte. Die Inflation lag im Juli bei *20* Prozent, teilte die Bank mit.",
            "Bank of Ghana",
        ),
        (
            "Die Ausfuhr werde auf *20* Mt fallen, beschwichtigt Wirtschaftsminister Jonas Gehrke.",
            "Jonas Gehrke",
        ),
        (
            "Die Ausfuhr werde auf *20* Mt fallen, warnte der Ökonom Jonas Gehrke.",
            "Jonas Gehrke",
        ),
        (
            "Die Ausfuhr sei auf *20* Mt gefallen, räumte Jonas Gehrke ein.",
            "Jonas Gehrke",
        ),
        (
            "Die Ausfuhr sei auf *20* Mt gefallen, so Jonas Gehrke von der Nordbank.",
            "Jonas Gehrke",
        ),
        (
            (
                "Jonas Gehrke, der seit Jahren Schiffe belädt, zeigt auf den Kai. „Wir laden "
                "*20* Tonnen“, sagt er."
            ),
            "Jonas Gehrke",
        ),
        (
            "Jonas Gehrke leitet den Hafen. „Wir laden *20* Tonnen“, sagt er.",
            "Jonas Gehrke",
        ),
        (
            "Der Hafenmeister Jonas Gehrke ist besorgt. Es seien nur *20* Schiffe gekommen.",
            "Jonas Gehrke",
        ),
        (
            "Der Preis sei zu hoch, sagte Jonas Gehrke. Man habe *20* Millionen Euro verloren.",
            "Jonas Gehrke",
        ),
        (
            "Der Preis sei zu hoch, sagte Jonas Gehrke. Der Hafen hat *20* Kräne.",
            "author",
        ),
        (
            "Das Statistikamt in Astana bezifferte die Ausfuhr auf *20* Mt.",
            "Bureau of National Statistics",
        ),
        (
            "Wie das Statistikamt mitteilte, stieg die Ausfuhr auf *20* Mt.",
            "Statistikamt",
        ),
        (
            "Der Analyst Jonas Gehrke vom Institut Nordwind hält *20* Prozent für möglich.",
            "Jonas Gehrke",
        ),
        (
            "Der Politologin Lena Vogt zufolge fehlen *20* Millionen Euro.",
            "Lena Vogt",
        ),
        (
            "„Wir haben viel verkauft“, sagte Marat Bekow. „Im vorigen Jahr waren es *20* Tonnen.“",
            "Marat Bekov",
        ),
        (
            (
                "„Wir haben viel verkauft. Im vorigen Jahr waren es *20* Tonnen. Das reicht“, "
                "sagte Marat Bekow."
            ),
            "Marat Bekov",
        ),
        (
            "Daten von Kpler zeigen, dass *20* Schiffe ausliefen.",
            "Kpler",
        ),
        (
            "Kasachstan versprach, bis 2030 *20* Mt zu liefern.",
            "author",
        ),
        (
            "Hafenchef Marat Bekow: „Wir haben *20* Schiffe am Kai.“",
            "Marat Bekov",
        ),
        (
            "Einer Studie der Weltbank zufolge haben *20* Prozent der Höfe kein Wasser.",
            "World Bank",
        ),
        (
            "Laut einer Studie der Weltbank haben *20* Prozent der Höfe kein Wasser.",
            "World Bank",
        ),
        (
            "Lena Vogt, Sprecherin des Verbands, nannte eine Zahl von *20* Prozent.",
            "Lena Vogt",
        ),
        (
            "Seinen Worten nach kostet die Strecke *20* Millionen Euro.",
            "author",
        ),
        (
            "Lena Vogt warnt: Es fehlen *20* Millionen Euro.",
            "Lena Vogt",
        ),
        (
            "Die Kosten gibt das Energieministerium mit *20* Mrd. Dollar an.",
            "Energieministerium",
        ),
        (
            "Kritiker halten *20* Prozent für möglich.",
            "unnamed critics",
        ),
        (
            "„Das kostet *20* Millionen Euro“, sagt Projektleiter Tom Brandt der Zeitung.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt (54) betreibt eine Mühle. Er zahlt *20* Dollar je Tonne.",
            "author",
        ),
        (
            "Tom Brandt (54) betreibt eine Mühle. Er zahle *20* Dollar je Tonne, sagt er.",
            "Tom Brandt",
        ),
        (
            "Der Verlust betrage *20* Millionen Euro, sagte ein Diplomat, der nicht genannt werden wollte.",
            "unnamed diplomat",
        ),
        (
            "Ein ranghoher Banker in Baku beziffert den Verlust auf *20* Millionen Euro.",
            "unnamed banker",
        ),
        (
            "„Wir haben *20* Millionen Euro verloren“, seufzte Mühlenbesitzer Tom Brandt.",
            "Tom Brandt",
        ),
        (
            "Das Unternehmen teilte mit, es habe *20* Millionen Euro verloren.",
            "author",
        ),
        (
            "Wie der Mühlenbesitzer Tom Brandt berichtet, gingen *20* Millionen Euro verloren.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt zufolge gingen *20* Millionen Euro verloren.",
            "Tom Brandt",
        ),
        (
            "Landwirtschaftsminister Tom Brandt rechnet mit einer Ernte von *20* Millionen Tonnen.",
            "Tom Brandt",
        ),
        (
            (
                "Die Ernte werde *20* Millionen Tonnen erreichen, hat Landwirtschaftsminister "
                "Tom Brandt angekündigt."
            ),
            "Tom Brandt",
        ),
        (
            "Die Ernte werde *20* Millionen Tonnen erreichen, prophezeite Tom Brandt vom Bauernverband.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt vom Bauernverband sprach von *20* Millionen Tonnen.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt hatte zuvor erklärt, die Ernte erreiche *20* Millionen Tonnen.",
            "Tom Brandt",
        ),
        (
            "Gegenüber der Zeitung nannte Tom Brandt die Zahl von *20* Millionen Tonnen.",
            "Tom Brandt",
        ),
        (
            "In einem Interview sagte Tom Brandt, die Ernte erreiche *20* Millionen Tonnen.",
            "Tom Brandt",
        ),
        (
            "Nach Einschätzung des Ökonomen Tom Brandt fehlen *20* Millionen Tonnen.",
            "Tom Brandt",
        ),
        (
            "Fachleute schätzen die Ernte auf *20* Millionen Tonnen.",
            "unnamed experts",
        ),
        (
            "Händler berichten von *20* Dollar je Tonne.",
            "unnamed traders",
        ),
    ],
    "en": [
        (
            "Exports will fall to *20* Mt, the economist Ruth Halloran argues.",
            "Ruth Halloran",
        ),
        (
            "Exports fell to *20* Mt, according to Ruth Halloran, a gas analyst at Wood Street.",
            "Ruth Halloran",
        ),
        (
            "Grain exports fell to *20* Mt, two sources familiar with the talks told the agency.",
            "unnamed sources",
        ),
        (
            "The National Statistics Office put exports at *20* Mt.",
            "National Statistics Office",
        ),
        (
            "Customs data showed exports of *20* Mt.",
            "Customs",
        ),
        (
            "Exports of *20* Mt are enough, insists Marat Bekov, a trader in Aktau.",
            "Marat Bekov",
        ),
        (
            "“We sold *20* Mt,” Bekov said. Marat Bekov is a trader.",
            "Bekov",
        ),
        (
            "Marat Bekov runs a grain elevator near Kostanay. “We sold *20* tonnes,” he says.",
            "Marat Bekov",
        ),
        (
            "Marat Bekov, a farmer near Kostanay, is worried. “We sold *20* tonnes,” he says.",
            "Marat Bekov",
        ),
        (
            "“We sold a lot,” said Marat Bekov. The elevator holds *20* tonnes.",
            "author",
        ),
        (
            "“We sold a lot,” said Marat Bekov. “Last year it was *20* tonnes.”",
            "Marat Bekov",
        ),
        (
            "“We sold a lot. Last year it was *20* tonnes. That is enough,” said Marat Bekov.",
            "Marat Bekov",
        ),
        (
            "In an interview with the paper Marat Bekov put the harvest at *20* Mt.",
            "Marat Bekov",
        ),
        (
            "Shareholders were told that profit had reached *20* million dollars.",
            "author",
        ),
        (
            "Kazakhstan promised to deliver *20* Mt by 2030.",
            "author",
        ),
        (
            "The minister promised to deliver *20* Mt by 2030.",
            "author",
        ),
        (
            "A report by the World Bank found that *20* percent of farms lack water.",
            "World Bank",
        ),
        (
            "A World Bank report says *20* percent of farms lack water.",
            "World Bank",
        ),
        (
            "As Bloomberg reported, *20* cargoes left Novorossiysk.",
            "Bloomberg",
        ),
        (
            "A spokesman for KTZ said *20* trains were delayed.",
            "KTZ",
        ),
        (
            "A KTZ spokeswoman confirmed that *20* trains were delayed.",
            "KTZ",
        ),
        (
            "Lena Vogt, who heads the union, reckons *20* mines will close.",
            "Lena Vogt",
        ),
        (
            "The union’s leader, Lena Vogt, reckons *20* mines will close.",
            "Lena Vogt",
        ),
        (
            "Lena Vogt said prices would rise. She added that *20* mines would close.",
            "Lena Vogt",
        ),
        (
            "Lena Vogt said prices would rise. The country has *20* mines.",
            "author",
        ),
        (
            "Analysts at Rystad Energy see *20* mines closing.",
            "Rystad Energy",
        ),
        (
            "Traders say *20* cargoes were sold.",
            "unnamed traders",
        ),
        (
            "The head of the port, Marat Bekov, told reporters that *20* ships were waiting.",
            "Marat Bekov",
        ),
        (
            "Port director Marat Bekov: “*20* ships are waiting at the berth.”",
            "Marat Bekov",
        ),
        (
            "Marat Bekov: “We have *20* ships at the berth.”",
            "Marat Bekov",
        ),
        (
            "The ministry noted that *20* ships were waiting.",
            "author",
        ),
        (
            "In her words, *20* ships were waiting.",
            "author",
        ),
        (
            "Asked about costs, the project’s chief engineer, Tom Brandt, put them at *20* million euros.",
            "Tom Brandt",
        ),
        (
            (
                "“It will cost *20* million euros,” the project’s chief engineer Tom Brandt "
                "told the Daily Post."
            ),
            "Tom Brandt",
        ),
        (
            "Tom Brandt, 54, runs a mill in Gori. He pays *20* dollars a tonne.",
            "author",
        ),
        (
            "Tom Brandt, 54, runs a mill in Gori. He says he pays *20* dollars a tonne.",
            "Tom Brandt",
        ),
        (
            "Costs rose to *20* million euros, said one diplomat who asked not to be named.",
            "unnamed diplomat",
        ),
        (
            "A senior banker in Baku puts the loss at *20* million euros.",
            "unnamed banker",
        ),
        (
            "“We lost *20* million euros,” sighed the mill owner, Tom Brandt.",
            "Tom Brandt",
        ),
        (
            "“We lost *20* million euros”, a driver waiting at the border grumbled.",
            "unnamed driver",
        ),
        (
            "The company said in a statement it had lost *20* million euros.",
            "author",
        ),
        (
            "The loss came to *20* million euros, the company’s annual report shows.",
            "author",
        ),
        (
            "The loss came to *20* million euros, according to Tom Brandt, who runs the mill.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt has hinted that the loss could reach *20* million euros.",
            "Tom Brandt",
        ),
        (
            "Speaking in Gori, Tom Brandt said the loss had reached *20* million euros.",
            "Tom Brandt",
        ),
        (
            "The loss has reached *20* million euros, Mr Brandt told parliament.",
            "Brandt",
        ),
        (
            "Economists polled by Reuters expect growth of *20* percent.",
            "economists polled by Reuters",
        ),
        (
            "Norway’s statistics office reported growth of *20* percent.",
            "Statistics Norway",
        ),
        (
            "Minister of Agriculture Tom Brandt expects a harvest of *20* million tonnes.",
            "Tom Brandt",
        ),
        (
            "The harvest will reach *20* million tonnes, the agriculture minister, Tom Brandt, predicted.",
            "Tom Brandt",
        ),
        (
            "“The harvest will reach *20* million tonnes,” predicted Agriculture Minister Tom Brandt.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt of the grain union said that the harvest would reach *20* million tonnes.",
            "Tom Brandt",
        ),
    ],
    "nl": [
        (
            "De uitvoer zal dalen naar *20* Mt, vindt econoom Ruben Verhaeg.",
            "Ruben Verhaeg",
        ),
        (
            "De uitvoer daalde naar *20* Mt, aldus politicologe Lena Vogt.",
            "Lena Vogt",
        ),
        (
            "De uitvoer daalde volgens Lena Vogt van de Noordbank naar *20* Mt.",
            "Lena Vogt",
        ),
        (
            "Volgens hem daalde de uitvoer naar *20* Mt.",
            "author",
        ),
        (
            "Lena Vogt leidt de haven. ‘We laden *20* ton’, zegt ze.",
            "Lena Vogt",
        ),
        (
            "‘We laden veel. Vorig jaar was het *20* ton. Dat is genoeg’, zegt Lena Vogt.",
            "Lena Vogt",
        ),
        (
            "‘We laden veel’, zegt Lena Vogt. ‘Vorig jaar was het *20* ton.’",
            "Lena Vogt",
        ),
        (
            "‘We laden veel’, zegt Lena Vogt. De haven heeft *20* kranen.",
            "author",
        ),
        (
            "Dat kost *20* miljoen euro, erkent minister Lena Vogt.",
            "Lena Vogt",
        ),
        (
            "De regering verwacht *20* miljoen euro uit te geven.",
            "author",
        ),
        (
            "Een woordvoerder van KTZ meldt dat *20* treinen zijn vertraagd.",
            "KTZ",
        ),
        (
            "Uit cijfers van Kpler blijkt dat *20* schepen uitvoeren.",
            "Kpler",
        ),
        (
            "Uit een rapport van de Wereldbank blijkt dat *20* procent geen water heeft.",
            "World Bank",
        ),
        (
            "Havenbaas Marat Bekov: ‘We hebben *20* schepen aan de kade.’",
            "Marat Bekov",
        ),
        (
            "Lena Vogt waarschuwt: er is *20* miljoen euro nodig.",
            "Lena Vogt",
        ),
        (
            "Handelaren melden dat *20* ladingen zijn verkocht.",
            "unnamed traders",
        ),
        (
            "Zo’n *20* procent van de mijnen sluit, denkt Lena Vogt.",
            "Lena Vogt",
        ),
        (
            "Lena Vogt becijfert de schade op *20* miljoen euro.",
            "Lena Vogt",
        ),
        (
            "Het gaat om *20* miljoen euro, stelt Lena Vogt.",
            "Lena Vogt",
        ),
        (
            "‘Dat kost *20* miljoen euro’, zegt projectleider Tom Brandt tegen de krant.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt (54) runt een molen. Hij betaalt *20* dollar per ton.",
            "author",
        ),
        (
            "Het verlies bedraagt *20* miljoen euro, zei een diplomaat die anoniem wil blijven.",
            "unnamed diplomat",
        ),
        (
            "Een bankier in Bakoe becijfert het verlies op *20* miljoen euro.",
            "unnamed banker",
        ),
        (
            "‘We hebben *20* miljoen euro verloren’, zuchtte molenaar Tom Brandt.",
            "Tom Brandt",
        ),
        (
            "Het bedrijf liet weten *20* miljoen euro te hebben verloren.",
            "author",
        ),
        (
            "Tom Brandt heeft gezegd dat de oogst *20* miljoen ton bereikt.",
            "Tom Brandt",
        ),
        (
            "De oogst bereikt *20* miljoen ton, voorspelde landbouwminister Tom Brandt.",
            "Tom Brandt",
        ),
        (
            "Landbouwminister Tom Brandt rekent op een oogst van *20* miljoen ton.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt van de boerenbond sprak van *20* miljoen ton.",
            "Tom Brandt",
        ),
        (
            "In een interview zei Tom Brandt dat de oogst *20* miljoen ton bereikt.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt, directeur van de molen, gaat uit van *20* miljoen ton.",
            "Tom Brandt",
        ),
        (
            "Naar schatting van econoom Tom Brandt ontbreekt *20* miljoen ton.",
            "Tom Brandt",
        ),
        (
            "Deskundigen schatten de oogst op *20* miljoen ton.",
            "unnamed experts",
        ),
        (
            "De oogst bereikt *20* miljoen ton, zo verwacht Tom Brandt.",
            "Tom Brandt",
        ),
        (
            "Tom Brandt: ‘De oogst bereikt *20* miljoen ton.’",
            "Tom Brandt",
        ),
    ],
    "ru": [
        (
            "Экспорт снизится до *20* млн т, считает политолог Руслан Верхов.",
            "Руслан Верхов",
        ),
        (
            "Экспорт снизился до *20* млн т, уточнил Руслан Верхов.",
            "Руслан Верхов",
        ),
        (
            "Экспорт снизился до *20* млн т, подчеркнула глава союза Лена Фохт.",
            "Лена Фохт",
        ),
        (
            "По словам главы союза Руслана Верхова, экспорт снизился до *20* млн т.",
            "Руслан Верхов",
        ),
        (
            "По словам аналитика Руслана Верхова, экспорт снизился до *20* млн т.",
            "Руслан Верхов",
        ),
        (
            "Руслан Верхов напомнил, что экспорт снизился до *20* млн т.",
            "Руслан Верхов",
        ),
        (
            "Руслан Верхов доволен. По его оценке, экспорт вырос до *20* млн т.",
            "Руслан Верхов",
        ),
        (
            "«Продали много», — сказал Руслан Верхов. — В прошлом году было *20* тонн».",
            "Руслан Верхов",
        ),
        (
            "«Продали много, — сказал Руслан Верхов. — В прошлом году было *20* тонн».",
            "Руслан Верхов",
        ),
        (
            "«Продали много. В прошлом году было *20* тонн. Этого хватит», — сказал Руслан Верхов.",
            "Руслан Верхов",
        ),
        (
            "«Продали много», — сказал Руслан Верхов. В порту *20* кранов.",
            "author",
        ),
        (
            "Экспорт снизился до *20* млн т, свидетельствуют данные Росстата.",
            "Rosstat",
        ),
        (
            "Как рассказал Руслан Верхов, экспорт снизился до *20* млн т.",
            "Руслан Верхов",
        ),
        (
            "Об этом сообщил Руслан Верхов. Экспорт снизился до *20* млн т, добавил он.",
            "Руслан Верхов",
        ),
        (
            "Два источника, знакомых с ситуацией, назвали сумму в *20* млн долларов.",
            "unnamed sources",
        ),
        (
            "Экспорт снизился до *20* млн т, уверен эксперт Руслан Верхов.",
            "Руслан Верхов",
        ),
        (
            "Аналитик Nord Research Руслан Верхов ждёт роста до *20* млн т.",
            "Руслан Верхов",
        ),
        (
            "По подсчётам Kpler, из порта вышло *20* судов.",
            "Kpler",
        ),
        (
            "Директор порта Марат Беков: «У причала *20* судов».",
            "Марат Беков",
        ),
        (
            "Стороны подтвердили намерение довести торговлю до *20* млрд долларов.",
            "author",
        ),
        (
            "Как отмечается в отчёте Всемирного банка, *20* процентов хозяйств без воды.",
            "World Bank",
        ),
        (
            "Эксперты оценивают ущерб в *20* млн долларов.",
            "unnamed experts",
        ),
        (
            "У причала стоит *20* судов, жалуется диспетчер Марат Беков.",
            "Марат Беков",
        ),
        (
            "«Это стоит *20* млн евро», — рассказал газете руководитель проекта Том Брандт.",
            "Том Брандт",
        ),
        (
            "Том Брандт держит мельницу под Гори. Он платит *20* долларов за тонну.",
            "author",
        ),
        (
            "Том Брандт держит мельницу под Гори. По его словам, он платит *20* долларов за тонну.",
            "Том Брандт",
        ),
        (
            "Убыток составил *20* млн евро, сообщил дипломат, пожелавший остаться неназванным.",
            "unnamed diplomat",
        ),
        (
            "Один банкир из Баку оценивает убыток в *20* млн евро.",
            "unnamed banker",
        ),
        (
            "«Мы потеряли *20* млн евро», — вздохнул владелец мельницы Том Брандт.",
            "Том Брандт",
        ),
        (
            "Компания сообщила, что потеряла *20* млн евро.",
            "author",
        ),
        (
            "Министр сельского хозяйства Том Брандт ждёт урожая в *20* млн тонн.",
            "Том Брандт",
        ),
        (
            "Урожай достигнет *20* млн тонн, спрогнозировал министр сельского хозяйства Том Брандт.",
            "Том Брандт",
        ),
        (
            "Как пояснил Том Брандт, урожай достигнет *20* млн тонн.",
            "Том Брандт",
        ),
        (
            "В интервью газете Том Брандт назвал цифру в *20* млн тонн.",
            "Том Брандт",
        ),
        (
            "По оценке экономиста Тома Брандта, не хватает *20* млн тонн.",
            "Том Брандт",
        ),
        (
            "Эксперты оценивают урожай в *20* млн тонн.",
            "unnamed experts",
        ),
        (
            "Том Брандт: «Урожай достигнет *20* млн тонн».",
            "Том Брандт",
        ),
        (
            "Урожай достигнет *20* млн тонн, говорится в отчёте Всемирного банка.",
            "World Bank",
        ),
        (
            "В отчёте Всемирного банка говорится, что урожай достигнет *20* млн тонн.",
            "World Bank",
        ),
        (
            "Об этом рассказал Том Брандт. Урожай, по его оценке, достигнет *20* млн тонн.",
            "Том Брандт",
        ),
    ],
    "kk": [
        (
            "Экспорт *20* млн тоннаға дейін төмендейді, деп есептейді саясаттанушы Руслан Верхов.",
            "Руслан Верхов",
        ),
        (
            "«Экспорт *20* млн тоннаға дейін төмендейді», – деп шағынды диспетчер Марат Беков.",
            "Марат Беков",
        ),
        (
            "«Экспорт *20* млн тоннаға дейін төмендейді», – дейді Марат Беков.",
            "Марат Беков",
        ),
        (
            "Марат Беков экспорт *20* млн тоннаға дейін төмендегенін айтты.",
            "Марат Беков",
        ),
        (
            "Марат Бековтің айтуынша, экспорт *20* млн тонна болды.",
            "Марат Беков",
        ),
        (
            "Одақ басшысы Марат Бековтің сөзінше, экспорт *20* млн тонна болды.",
            "Марат Беков",
        ),
        (
            "Марат Беков ырза. Оның сөзінше, экспорт *20* млн тонна болды.",
            "Марат Беков",
        ),
        (
            "«Көп саттық. Былтыр *20* тонна болды. Осы жетеді», – деді Марат Беков.",
            "Марат Беков",
        ),
        (
            "«Көп саттық», – деді Марат Беков. Портта *20* кран бар.",
            "author",
        ),
        (
            "«Көп саттық, – деді Марат Беков. – Былтыр *20* тонна болды».",
            "Марат Беков",
        ),
        (
            "Kpler дерегіне қарағанда, порттан *20* кеме шықты.",
            "Kpler",
        ),
        (
            "Марат Беков экспорт *20* млн тоннаға жететінін жеткізді.",
            "Марат Беков",
        ),
        (
            "Сарапшылар шығынды *20* млн долларға бағалайды.",
            "unnamed analysts",
        ),
        (
            "Порт басшысы Марат Беков: «Айлақта *20* кеме тұр».",
            "Марат Беков",
        ),
        (
            "Дүниежүзілік банктің есебінде *20* пайыз шаруашылықта су жоқ делінген.",
            "World Bank",
        ),
        (
            "Тараптар тауар айналымын *20* млрд долларға жеткізуге ниетті екенін растады.",
            "author",
        ),
        (
            "«Бұл *20* млн еуро тұрады», – деді жоба жетекшісі Том Брандт.",
            "Том Брандт",
        ),
        (
            "«Біз *20* млн еуро жоғалттық», – деп күрсінді диірмен иесі Том Брандт.",
            "Том Брандт",
        ),
        (
            "Том Брандт диірмен ұстайды. Оның айтуынша, тоннасына *20* доллар төлейді.",
            "Том Брандт",
        ),
        (
            "Шығын *20* млн еуро болды, деді аты-жөнін атамауды сұраған дипломат.",
            "unnamed diplomat",
        ),
        (
            "Ауыл шаруашылығы министрі Том Брандт *20* млн тонна өнім күтеді.",
            "Том Брандт",
        ),
        (
            "Том Брандт өнім *20* млн тоннаға жететінін мәлімдеді.",
            "Том Брандт",
        ),
        (
            "Том Брандт: «Өнім *20* млн тоннаға жетеді».",
            "Том Брандт",
        ),
        (
            "Экономист Том Брандттың бағалауынша, *20* млн тонна жетіспейді.",
            "Том Брандт",
        ),
        (
            "Сарапшылар өнімді *20* млн тонна деп бағалайды.",
            "unnamed analysts",
        ),
        (
            "Дүниежүзілік банктің мәліметінше, өнім *20* млн тонна болды.",
            "World Bank",
        ),
        (
            "Өнім *20* млн тоннаға жетті, дейді Том Брандт.",
            "Том Брандт",
        ),
        (
            "Том Брандт газетке берген сұхбатында өнім *20* млн тоннаға жетеді деді.",
            "Том Брандт",
        ),
        (
            "Компания *20* млн еуро жоғалтқанын хабарлады.",
            "author",
        ),
    ],
}

#: interviews, in the same way
TALKS = {
    "de": [
        (
            (
                "Wasser und Wind\n\nDie Hydrologin Lena Vogt über leere Stauseen\n\nFrage: Frau "
                "Vogt, ist es sicher?\n\nVogt: Ja. Der Damm ist *20* Meter hoch.\n\nFrage: Und "
                "danach?\n\nVogt: Das weiß niemand."
            ),
            "Lena Vogt",
        ),
        (
            (
                "Wasser und Wind\n\nIm Gespräch mit Lena Vogt\n\nIst es sicher? „Der Damm ist "
                "*20* Meter hoch.“ Und danach? „Das weiß niemand so genau.“"
            ),
            "Lena Vogt",
        ),
        (
            (
                "Stimmen vom Fluss\n\nSPRECHER: Der Damm ist alt.\n\nO-TON LENA VOGT: Der Damm "
                "ist *20* Meter hoch.\n\nSPRECHER: Lena Vogt ist Hydrologin."
            ),
            "Lena Vogt",
        ),
        (
            (
                "Stimmen vom Fluss\n\nSPRECHER: Der Damm ist *20* Meter hoch.\n\nO-TON LENA "
                "VOGT: Er ist alt.\n\nSPRECHER: Lena Vogt ist Hydrologin."
            ),
            "author",
        ),
    ],
    "en": [
        (
            (
                'Water and wind: an interview with Lena Vogt\n\nIs it safe? "The dam is *20* '
                'metres high. It will hold." And then? "Nobody can tell you that today."'
            ),
            "Lena Vogt",
        ),
        (
            (
                "Water and wind\n\nHydrologist Lena Vogt on empty reservoirs\n\nQ: Is it "
                "safe?\n\nA: The dam is *20* metres high.\n\nQ: And then?\n\nA: Nobody knows."
            ),
            "Lena Vogt",
        ),
        (
            (
                "PRESENTER: The reservoirs are empty. Our correspondent Lena Vogt is there. Is "
                "it safe?\n\nVOGT: The dam is *20* metres high.\n\nPRESENTER: Thank you."
            ),
            "Lena Vogt",
        ),
        (
            (
                "An interview with Lena Vogt, hydrologist\n\nIs it safe?\n\nThe dam is *20* "
                "metres high.\n\nAnd the river?\n\nIt is low.\n\nAnd then?\n\nNobody knows."
            ),
            "Lena Vogt",
        ),
    ],
    "nl": [
        (
            (
                "‘De dam houdt het wel’\n\nDe stuwmeren zijn leeg, zegt hydroloog Lena "
                "Vogt.\n\nIs het veilig? ‘De dam is *20* meter hoog. Die houdt het.’ En daarna? "
                "‘Dat weet niemand op dit moment.’"
            ),
            "Lena Vogt",
        ),
        (
            (
                "Water en wind\n\nIn gesprek met Lena Vogt\n\nVraag: Is het "
                "veilig?\n\nAntwoord: De dam is *20* meter hoog.\n\nVraag: En "
                "daarna?\n\nAntwoord: Dat weet niemand."
            ),
            "Lena Vogt",
        ),
    ],
    "ru": [
        (
            (
                "«Плотина выдержит»\n\nГидролог Руслан Верхов — о пустых водохранилищах\n\n— "
                "Это безопасно?\n\n— Высота плотины *20* метров.\n\n— А дальше?\n\n— Этого "
                "никто не знает."
            ),
            "Руслан Верхов",
        ),
        (
            (
                "Вода и ветер\n\nИнтервью с Русланом Верховым\n\nВопрос: Это "
                "безопасно?\n\nОтвет: Высота плотины *20* метров.\n\nВопрос: А "
                "дальше?\n\nОтвет: Никто не знает."
            ),
            "Руслан Верхов",
        ),
    ],
    "kk": [
        (
            (
                "«Бөгет шыдайды»\n\nЭколог Марат Бековпен сұхбат\n\n– Бұл қауіпсіз бе?\n\n– "
                "Бөгеттің биіктігі *20* метр.\n\n– Ал одан кейін ше?\n\n– Оны ешкім білмейді."
            ),
            "Марат Беков",
        ),
    ],
}
