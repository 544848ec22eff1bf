//! Languages of Cyrillic script.

use super::{check, check_not};

#[test]
fn russian() {
    check(
        "ru",
        "
        Путин = Putin, Poutine
        Горбачёв = Gorbachev, Gorbachov, Gorbatchev, Gorbatschow
        Ельцин = Yeltsin, Eltsin, Jelzin, Eltsine
        Хрущёв = Khrushchev, Khruschev, Chruschtschow, Hruščëv
        Лавров = Lavrov, Lavroff, Lawrow
        Шойгу = Shoigu, Shoygu, Choïgou, Schoigu
        Навальный = Navalny, Navalnyy, Navalniy, Nawalny
        Жириновский = Zhirinovsky, Zhirinovskiy, Jirinovski, Schirinowski
        Медведев = Medvedev, Medvedyev, Medwedew
        Солженицын = Solzhenitsyn, Soljenitsyne, Solschenizyn
        Чайковский = Tchaikovsky, Chaykovskiy, Tschaikowski, Čajkovskij
        Достоевский = Dostoevsky, Dostoyevsky, Dostoevskii, Dostojewski
        Алексей = Alexei, Aleksei, Aleksey, Alexey
        Сергей = Sergei, Sergey, Sergej
        Дмитрий = Dmitry, Dmitri, Dmitriy, Dmitrii
        Юлия = Yulia, Yuliya, Iuliia, Julija
        Екатеринбург = Yekaterinburg, Ekaterinburg, Jekaterinburg
        Нижний Новгород = Nizhny Novgorod, Nizhniy Novgorod, Nijni-Novgorod
        Хабаровск = Khabarovsk, Habarovsk, Chabarowsk
        Челябинск = Chelyabinsk, Cheliabinsk, Tscheljabinsk
        Махачкала = Makhachkala, Mahachkala
        Щукин = Shchukin, Schukin, Ščukin
        ",
    );
    check_not(
        "ru",
        "
        Иванов = Ivanova, Ivankov, Ivanovich
        Марков = Malkov, Marchenko, Markova
        Павлов = Pavlova, Pavlovsky
        Карпов = Karpin, Karpova
        ",
    );
}

#[test]
fn ukrainian() {
    check(
        "uk",
        "
        Зеленський = Zelensky, Zelenskyi, Zelenskyy, Zelenskiy
        Київ = Kyiv, Kyyiv, Kiev
        Харків = Kharkiv, Kharkov
        Львів = Lviv, L'viv, Lvov
        Чернігів = Chernihiv, Chernigov
        Володимир = Volodymyr, Volodimir, Vladimir
        Тимошенко = Tymoshenko, Timoshenko
        Ющенко = Yushchenko, Iushchenko, Juschtschenko
        Янукович = Yanukovych, Ianukovych, Yanukovich
        Яценюк = Yatsenyuk, Yatseniuk
        Залужний = Zaluzhnyi, Zaluzhny, Zaluzhnyy
        Сирський = Syrskyi, Syrsky, Syrskyy
        Кулеба = Kuleba
        Єрмак = Yermak, Ermak
        Олексій = Oleksii, Oleksiy, Alexei
        Сергій = Serhii, Serhiy, Sergiy, Sergii
        Луганськ = Luhansk, Lugansk
        Гостомель = Hostomel, Gostomel
        Запоріжжя = Zaporizhzhia, Zaporizhzhya
        Кличко = Klychko, Klichko, Klitschko
        Згурський = Zghurskyi
        Юлія = Yuliia, Yulia, Iuliia
        ",
    );
    check_not(
        "uk",
        "
        Тимошенко = Timchenko, Tymoshchuk
        Єрмак = Yermolenko
        Київ = Kiel
        ",
    );
}

#[test]
fn belarusian() {
    check(
        "be",
        "
        Лукашэнка = Lukashenka, Lukašenka
        Ціханоўская = Tsikhanouskaya, Tsikhanowskaya, Cichanoŭskaja
        Бяляцкі = Bialiatski, Byalyatski, Bialacki
        Калеснікава = Kalesnikava, Kolesnikava
        Цапкала = Tsapkala
        Пратасевіч = Pratasevich, Protasevich
        Гродна = Hrodna, Grodna
        Магілёў = Mahilyow, Mahilyou, Mogilyov, Mogilev
        Брэст = Brest
        Віцебск = Vitsebsk, Viciebsk
        Гомель = Homel, Gomel
        Мінск = Minsk
        Быкаў = Bykau, Bykaŭ, Bykov
        Святлана = Sviatlana, Svyatlana
        Сяргей = Siarhei, Syarhey
        Аляксандр = Aliaksandr, Alyaksandr
        Мікалай = Mikalai, Mikalay
        Андрэй = Andrei, Andrej
        Ганна = Hanna
        Шушкевіч = Shushkevich
        ",
    );
}

#[test]
fn bulgarian() {
    check(
        "bg",
        "
        Борисов = Borisov, Borissov, Borisoff
        Радев = Radev, Radeff
        Петков = Petkov
        Желязков = Zhelyazkov, Zheliazkov, Željazkov
        Първанов = Parvanov, Purvanov
        Плевнелиев = Plevneliev
        Бойко = Boyko, Boiko
        Пловдив = Plovdiv, Plovdiff
        София = Sofia, Sofiya
        Търново = Tarnovo, Turnovo
        Христо = Hristo, Khristo
        Кърджали = Kardzhali, Kurdzhali, Kardjali
        Щерев = Shterev
        Живков = Zhivkov, Jivkov, Živkov
        Георгиев = Georgiev
        Кьосев = Kyosev, Kiosev
        Юлиян = Yuliyan, Iulian, Yulian
        Цветан = Tsvetan, Tzvetan, Cvetan
        Пеевски = Peevski
        Хасково = Haskovo, Khaskovo
        ",
    );
}

#[test]
fn serbian_and_macedonian() {
    check(
        "sr",
        "
        Милошевић = Milošević, Milosevic, Miloshevich
        Ђинђић = Đinđić, Djindjic, Dindic
        Вучић = Vučić, Vucic, Vuchich
        Коштуница = Koštunica, Kostunica, Koshtunitsa
        Николић = Nikolić, Nikolic
        Дачић = Dačić, Dacic
        Брнабић = Brnabić, Brnabic
        Шешељ = Šešelj, Seselj
        Младић = Mladić, Mladic
        Караџић = Karadžić, Karadzic
        Београд = Beograd
        Ниш = Niš, Nis, Nish
        Нови Сад = Novi Sad
        Крагујевац = Kragujevac
        Његош = Njegoš, Njegos
        Љубиша = Ljubiša, Ljubisa
        Тадић = Tadić, Tadic
        Додик = Dodik
        Ђоковић = Đoković, Djokovic, Dokovic
        Јовановић = Jovanović, Jovanovic
        ",
    );
    check(
        "mk",
        "
        Груевски = Gruevski
        Заев = Zaev
        Ѓорѓе = Gjorgje
        Скопје = Skopje
        ",
    );
}

#[test]
fn kazakh() {
    check(
        "kk",
        "
        Тоқаев = Toqaev, Tokayev, Tokaev, Toqayev, Tokajew
        Қасым-Жомарт = Qasym-Zhomart, Kassym-Jomart, Kasym-Zhomart, Qasym-Jomart
        Назарбаев = Nazarbaev, Nazarbayev, Nazarbajew
        Нұрсұлтан = Nursultan, Nūrsūltan
        Мәсімов = Massimov, Masimov, Mäsimov
        Мұхтар = Mukhtar, Muhtar
        Талдықорған = Taldyqorghan, Taldykorgan, Taldykurgan
        Алматы = Almaty, Almati
        Қарағанды = Qaraghandy, Karaganda, Qarağandy, Karagandy
        Шымкент = Shymkent, Şymkent, Chimkent
        Жаңаөзен = Zhanaozen, Zhangaözen, Janaozen
        Ақтау = Aqtau, Aktau, Aktaw
        Ақтөбе = Aqtobe, Aktobe, Aqtöbe
        Атырау = Atyrau, Atirau
        Қостанай = Qostanay, Kostanay, Kostanai
        Өскемен = Oskemen, Öskemen
        Қызылорда = Qyzylorda, Kyzylorda, Kzylorda
        Дариға = Darigha, Dariga
        Тәжин = Tazhin
        Қарым = Qarym, Karim
        Бектенов = Bektenov
        Смайылов = Smaiylov, Smailov, Smayilov
        ",
    );
    check_not(
        "kk",
        "
        Тоқаев = Tokarev, Togayev
        Абаев = Abdayev
        Бектенов = Bekturov
        ",
    );
}

#[test]
fn kyrgyz_and_tajik() {
    check(
        "ky",
        "
        Жапаров = Japarov, Zhaparov
        Жээнбеков = Jeenbekov, Zheenbekov
        Атамбаев = Atambaev, Atambayev
        Бакиев = Bakiev, Bakiyev
        Акаев = Akaev, Akayev
        Отунбаева = Otunbaeva, Otunbayeva
        Ташиев = Tashiev, Tashiyev
        Бишкек = Bishkek
        Ош = Osh
        Ысык-Көл = Ysyk-Köl, Issyk-Kul
        Чүй = Chüy, Chuy, Chui
        Жалал-Абад = Jalal-Abad, Zhalal-Abad, Dzhalal-Abad
        ",
    );
    check(
        "tg",
        "
        Раҳмон = Rahmon, Rakhmon, Rahman
        Хуҷанд = Khujand, Khojand, Khudzhand
        Душанбе = Dushanbe
        Кӯлоб = Kulob, Kulab
        Бадахшон = Badakhshon, Badakhshan
        Рустам = Rustam
        ",
    );
}
