#include "diag/messages/messages.hpp"

namespace qujat::diag::messages {

namespace {

constexpr Message entries[] = {
    {"SGN-0001", Severity::error,
     {"қол қою мүмкін болмады, OpenSSL жауабы: {reason}", "бұл бағдарламаның қатесі: әзірлеушілерге жазыңыз"},
     {"не удалось подписать, ответ OpenSSL: {reason}", "это ошибка программы: сообщите разработчикам"},
     {"signing failed, OpenSSL says: {reason}", "this is a defect of the program: please report it"}},
    // 01xx: key and certificate
    {"SGN-0101", Severity::error,
     {"бұл PKCS#12 кілт файлы емес немесе ол бүлінген", "куәландырушы орталық берген .p12 немесе .pfx файлын көрсетіңіз"},
     {"это не файл ключа PKCS#12, или он повреждён", "укажите файл .p12 или .pfx, выданный удостоверяющим центром"},
     {"this is no PKCS#12 key file, or it is damaged", "give the .p12 or .pfx file that the certification authority issued"}},
    {"SGN-0102", Severity::error,
     {"кілт файлының құпиясөзі дұрыс емес", "пернетақта тілін және бас әріптерді тексеріңіз; --pass-file файлында құпиясөз бірінші жолда тұруы керек"},
     {"пароль к файлу ключа неверен", "проверьте раскладку клавиатуры и заглавные буквы; в файле --pass-file пароль стоит первой строкой"},
     {"the pass phrase of the key file is wrong", "check the keyboard layout and capital letters; a --pass-file holds the pass phrase on its first line"}},
    {"SGN-0103", Severity::error,
     {"файлда жабық кілт жоқ, тек сертификаттар бар", "сертификатпен бірге жабық кілт сақталған файлды көрсетіңіз"},
     {"в файле нет закрытого ключа, только сертификаты", "укажите файл, в котором вместе с сертификатом хранится закрытый ключ"},
     {"the file holds no private key, only certificates", "give the file that holds the private key together with its certificate"}},
    {"SGN-0104", Severity::error,
     {"файлда жабық кілтке сай сертификат жоқ", "кілт пен оның сертификаты бірге сақталған файлды көрсетіңіз"},
     {"в файле нет сертификата к закрытому ключу", "укажите файл, в котором ключ и его сертификат хранятся вместе"},
     {"the file holds no certificate for the private key", "give the file that holds the key together with its certificate"}},
    {"SGN-0105", Severity::error,
     {"кілт алгоритмі қолданылмайды: {algorithm}; 2048–4096 биттік RSA немесе ECDSA P-256 күтілген",
      "RSA кілтінің файлын көрсетіңіз; ГОСТ кілттерімен осы бағдарламадан тыс қол қойылады"},
     {"алгоритм ключа не поддерживается: {algorithm}; ожидался RSA от 2048 до 4096 бит или ECDSA P-256",
      "укажите файл с ключом RSA; ключами ГОСТ подписывают вне этой программы"},
     {"the algorithm of the key is not supported: {algorithm}; RSA of 2048 to 4096 bits or ECDSA P-256 was expected",
      "give the file of an RSA key; GOST keys sign outside this program"}},
    {"SGN-0106", Severity::error,
     {"кілт файлы белгісіз алгоритммен қорғалған: {algorithm}", "кілтті AES немесе 3DES қорғанысымен қайта сақтаңыз"},
     {"файл ключа защищён неизвестным алгоритмом: {algorithm}", "сохраните ключ заново с защитой AES или 3DES"},
     {"the key file is protected by an unknown algorithm: {algorithm}", "export the key again, protected by AES or 3DES"}},
    {"SGN-0107", Severity::error,
     {"кілт файлы ескі алгоритммен қорғалған, ал ол бұл компьютерде орнатылмаған: {algorithm}",
      "openssl-provider-legacy пакетін орнатыңыз немесе кілтті AES қорғанысымен қайта сақтаңыз"},
     {"файл ключа защищён старым алгоритмом, который на этом компьютере не установлен: {algorithm}",
      "установите пакет openssl-provider-legacy или сохраните ключ заново с защитой AES"},
     {"the key file is protected by an old algorithm that is not installed on this machine: {algorithm}",
      "install the package openssl-provider-legacy, or export the key again, protected by AES"}},
    {"SGN-0108", Severity::error,
     {"RSA кілтінің ұзындығы {bits} бит, 2048–4096 күтілген", "ұзындығы 2048 немесе 4096 биттік кілт алыңыз"},
     {"длина ключа RSA {bits} бит, ожидалось от 2048 до 4096", "получите ключ длиной 2048 или 4096 бит"},
     {"the RSA key has {bits} bits, 2048 to 4096 were expected", "obtain a key of 2048 or 4096 bits"}},
    {"SGN-0109", Severity::error,
     {"сертификат мерзімі {date} өтіп кеткен, ал қол қою уақыты {time}", "жаңа сертификат алыңыз; --date берілсе, күнін тексеріңіз"},
     {"срок сертификата истёк {date}, время подписи {time}", "получите новый сертификат; если задан --date, проверьте день"},
     {"the certificate expired at {date}, the time of signing is {time}", "obtain a new certificate; with --date, check the day"}},
    {"SGN-0110", Severity::error,
     {"сертификат {date} бастап жарамды, ал қол қою уақыты {time}", "--date күнін және компьютер сағатын тексеріңіз"},
     {"сертификат действует с {date}, время подписи {time}", "проверьте день в --date и часы компьютера"},
     {"the certificate is valid from {date} on, the time of signing is {time}", "check the day given by --date and the clock of the machine"}},
    {"SGN-0111", Severity::error,
     {"сертификат қол қоюға арналмаған: кілт қолданысында digitalSignature та, nonRepudiation да жоқ",
      "аутентификация кілтін емес, қол қою кілтін (RSA) көрсетіңіз"},
     {"сертификат не предназначен для подписи: в использовании ключа нет ни digitalSignature, ни nonRepudiation",
      "укажите ключ для подписи (RSA), а не ключ для входа"},
     {"the certificate is not for signing: its key usage has neither digitalSignature nor nonRepudiation",
      "give the key for signing, not the one for logging in"}},
};

} // namespace

std::span<const Message> sign() {
    return entries;
}

} // namespace qujat::diag::messages
