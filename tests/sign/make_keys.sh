#!/bin/sh
# make_keys.sh DIR: fills DIR with a root and the key files the tests sign with; all have the pass phrase in DIR/pass.
# The names are like those of Kazakhstan's national authority: IIN in serialNumber, BIN in OU, the patronymic in GN.
set -eu
[ $# -eq 1 ] || { echo 'usage: make_keys.sh DIR' >&2; exit 2; }
mkdir -p "$1"
cd "$1"
[ ! -e done ] || exit 0

cat >openssl.cnf <<'CONFIG'
openssl_conf = init
[init]
stbl_section = strings
[strings]
# RFC 5280 allows 64 characters; real certificates hold longer names.
organizationName = min:1,max:400
[req]
distinguished_name = empty
prompt = no
string_mask = utf8only
[empty]
[ca]
default_ca = own
[own]
database = index
new_certs_dir = .
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
email_in_dn = no
[any]
countryName = optional
commonName = optional
surname = optional
givenName = optional
serialNumber = optional
organizationName = optional
organizationalUnitName = optional
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[middle]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[signing]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[login]
basicConstraints = CA:FALSE
keyUsage = critical,keyEncipherment
CONFIG
: >index
printf 'құпия Сөз 1\nthe second line is not the pass phrase\n' >pass
printf 'wrong\n' >wrong-pass

new_key() { # NAME ALGORITHM...
    name=$1
    shift
    openssl genpkey -out "$name.key" "$@" 2>/dev/null
}
request() { # NAME SUBJECT
    openssl req -config openssl.cnf -new -utf8 -key "$1.key" -subj "$2" -out "$1.csr"
}
certify() { # NAME ISSUER EXTENSIONS FROM UNTIL
    openssl ca -config openssl.cnf -batch -utf8 -notext -preserveDN -cert "$2.pem" -keyfile "$2.key" -extensions "$3" \
        -startdate "$4" -enddate "$5" -in "$1.csr" -out "$1.pem" 2>ca.log || { cat ca.log >&2; exit 1; }
}
export_to() { # FILE NAME OPTION...
    file=$1 name=$2
    shift 2
    openssl pkcs12 -export -inkey "$name.key" -in "$name.pem" -certfile chain.pem -passout file:pass -out "$file" "$@" 2>p12.log ||
        { cat p12.log >&2; exit 1; }
}

from=20200101000000Z until=20491231235959Z
new_key root -algorithm RSA -pkeyopt rsa_keygen_bits:2048
request root '/C=KZ/CN=СЫНАҚ ТҮБІР КУӘЛАНДЫРУШЫ ОРТАЛЫҒЫ'
openssl ca -config openssl.cnf -batch -utf8 -notext -preserveDN -selfsign -keyfile root.key -extensions root \
    -startdate "$from" -enddate "$until" -in root.csr -out root.pem 2>ca.log || { cat ca.log >&2; exit 1; }
new_key middle -algorithm RSA -pkeyopt rsa_keygen_bits:2048
request middle '/C=KZ/O=«Ұлттық ақпараттық технологиялар» АҚ/CN=ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (СЫНАҚ RSA)'
certify middle root middle "$from" "$until"
cat middle.pem root.pem >chain.pem

person='/C=KZ/CN=ӘБІЛҚАЙЫРҰЛЫ ҒАНИ/SN=ӘБІЛҚАЙЫРҰЛЫ/GN=ІЛИЯСҰЛЫ/serialNumber=IIN850214300125/O=«Астана Хаб» қоры/OU=BIN180640012346'
new_key signer -algorithm RSA -pkeyopt rsa_keygen_bits:2048
request signer "$person"
certify signer middle signing "$from" "$until"
export_to signer.p12 signer
# As the authority and old tools protect them.
# Debian 13 keeps the old algorithms in a package of their own (openssl-provider-legacy).
if openssl list -providers -provider legacy >/dev/null 2>&1; then
    export_to legacy.p12 signer -legacy
fi
export_to triple-des.p12 signer -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1
export_to mixed.p12 signer -certpbe DES-EDE3-CBC -keypbe CAMELLIA-256-CBC -macalg sha512
export_to without-seal.p12 signer -nomac
openssl pkcs12 -export -inkey signer.key -in signer.pem -passout pass: -out empty-pass.p12
openssl pkcs12 -export -nokeys -in signer.pem -passout file:pass -out no-key.p12
openssl pkcs12 -export -nocerts -inkey signer.key -passout file:pass -out no-certificate.p12

# A second signer, without organisation.
new_key second -algorithm EC -pkeyopt ec_paramgen_curve:P-256
request second '/C=KZ/CN=ИВАНОВА АННА/SN=ИВАНОВА/GN=ПЕТРОВНА/serialNumber=IIN900101400123'
certify second middle signing "$from" "$until"
export_to p256.p12 second

long=$(printf '%s' 'Республикалық мемлекеттік кәсіпорны «Өңірлік даму және ғылыми-әдістемелік үйлестіру орталықтары», ғ ' 'Республикалық мемлекеттік кәсіпорны «Өңірлік даму және ғылыми-әдістемелік үйлестіру орталықтары», ғ ' 'Республикалық мемлекеттік кәсіпорны «Өңірлік даму және ғылыми-әдістемелік үйлестіру орталықтары», ғ')  # 299 characters
new_key long -algorithm RSA -pkeyopt rsa_keygen_bits:3072
request long "/C=KZ/CN=ҚҰДАЙБЕРГЕНҚЫЗЫ НҰРСҰЛУ/SN=ҚҰДАЙБЕРГЕНҚЫЗЫ/GN=БЕКМҰХАМБЕТҚЫЗЫ/serialNumber=IIN791231400987/O=$long/OU=BIN990840009990"
certify long middle signing "$from" "$until"
export_to long-organisation.p12 long

for bits in 1024 4096; do
    new_key "rsa$bits" -algorithm RSA -pkeyopt "rsa_keygen_bits:$bits"
    request "rsa$bits" "$person"
    certify "rsa$bits" middle signing "$from" "$until"
    export_to "rsa$bits.p12" "rsa$bits"
done
new_key p384 -algorithm EC -pkeyopt ec_paramgen_curve:P-384
request p384 "$person"
certify p384 middle signing "$from" "$until"
export_to p384.p12 p384
new_key ed25519 -algorithm ED25519
request ed25519 "$person"
certify ed25519 middle signing "$from" "$until"
export_to ed25519.p12 ed25519

cp signer.key expired.key && cp signer.csr expired.csr
certify expired middle signing 20200101000000Z 20250331235959Z
export_to expired.p12 expired
cp signer.key future.key && cp signer.csr future.csr
certify future middle signing 20480101000000Z 20491231235959Z
export_to future.p12 future
cp signer.key login.key && cp signer.csr login.csr
certify login middle login "$from" "$until"
export_to login.p12 login
: >done
