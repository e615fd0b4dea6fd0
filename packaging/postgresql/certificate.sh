#!/bin/sh
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
#
# Make an authority of your own and a certificate for the server, where your company has none:
#
#     sh certificate.sh db.example.org [more names]
#
# Writes into the current folder. Give ca.crt to everybody who connects; server.crt and server.key
# go to the server; keep ca.key somewhere else, or throw it away. Nothing there is overwritten.

set -eu
[ "$#" -gt 0 ] || { echo "usage: sh certificate.sh NAME [NAME...]" >&2; exit 2; }
for file in ca.key ca.crt server.key server.crt; do
    [ ! -e "$file" ] || { echo "$file is there already; move it away first" >&2; exit 1; }
done
umask 077

names=""
for name in "$@"; do
    case "$name" in
        *[!0-9.]*) names="$names,DNS:$name" ;;
        *) names="$names,IP:$name" ;;
    esac
done

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
    -subj "/CN=Authority of $1" -addext "basicConstraints=critical,CA:TRUE" \
    -addext "keyUsage=critical,keyCertSign,cRLSign" -keyout ca.key -out ca.crt 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
    -subj "/CN=$1" -keyout server.key -out server.csr 2>/dev/null
printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "${names#,}" > server.ext
openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 825 \
    -extfile server.ext -out server.crt 2>/dev/null
rm -f server.csr server.ext ca.srl
chmod 644 ca.crt server.crt
echo "made ca.crt, and server.crt and server.key for $*"
