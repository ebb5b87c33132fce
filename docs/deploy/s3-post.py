#!/usr/bin/env python3
"""Writes a presigned POST into an area pack: s3-post.py BUCKET PACK.json

It lets whoever has the pack put files of up to 64 MiB below in/ for seven days, and nothing else. Run it every day.
Needs boto3 (on Debian python3-boto3) and in the environment AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of a
user that may do s3:PutObject on BUCKET/in/* and nothing else; for a store that is not Amazon's, AWS_ENDPOINT_URL too.
"""

import base64
import json
import os
import sys

import boto3
from botocore.config import Config

if len(sys.argv) != 3:
    sys.exit("s3-post.py BUCKET PACK.json")
bucket, path = sys.argv[1:]
# Amazon answers at the bucket's own name in its region; anywhere else it redirects, which a page takes for an error.
elsewhere = os.environ.get("AWS_ENDPOINT_URL")
style = "path" if elsewhere else "virtual"
s3 = boto3.client("s3", endpoint_url=elsewhere, config=Config(signature_version="s3v4", s3={"addressing_style": style}))
post = s3.generate_presigned_post(
    bucket,
    "in/${filename}",
    Fields={"success_action_status": "201"},
    Conditions=[{"success_action_status": "201"}, ["content-length-range", 1, 67108864]],
    ExpiresIn=7 * 86400,
)
expires = json.loads(base64.b64decode(post["fields"]["policy"]))["expiration"]

with open(path, encoding="utf-8") as file:
    pack = json.load(file)
pack.setdefault("delivery", {})["dropbox"] = {"kind": "s3-post", **post, "expires": expires}
# Beside it first: nobody is ever given half a pack.
with open(path + ".new", "w", encoding="utf-8") as file:
    json.dump(pack, file, indent=2, ensure_ascii=False)
    file.write("\n")
    file.flush()
    os.fsync(file.fileno())
os.replace(path + ".new", path)
