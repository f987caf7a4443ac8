#!/usr/bin/env bash
# Uploads each page with its cache tags as metadata of the object: upload.sh DIRECTORY BUCKET
set -euo pipefail
cd "$1"
for page in *.html; do
  tags=$(sed -n 's/.*<meta name="cache-tags" content="\([^"]*\)".*/\1/p' "$page")
  aws s3 cp "$page" "s3://$2/$page" --metadata "{\"cache-tags\": \"$tags\"}"
done
