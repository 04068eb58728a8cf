# A mail server of the tests' own, Debian's postfix and dovecot: loopback only, a folder of its own, gone at the end.
# Sourced by ./dev test; sets CAIKA_TEST_MAILBOX (imap port, smtp port, password) when a server could be had.
#
# Postfix checks senders as a real one would with SPF: the outcome stands in a header it puts on top (access(5), PREPEND).

mail_folder=
mail_dovecot_pid=
mail_own=mx.qinghe.example

mail_binaries() { [ -x /usr/sbin/postfix ] && [ -x /usr/sbin/dovecot ] && [ -x /usr/lib/dovecot/imap ]; }

start_mailserver() {
  local imap smtp secret
  [ -z "${CAIKA_TEST_MAILBOX:-}" ] || return 0
  # Both need root to start, and a package that is installed on a running system starts a server of its own at once.
  [ "$(id -u)" = 0 ] || { say "Postfix needs root: the tests of the mailbox are skipped."; return 0; }
  mail_binaries || { [ ! -d /run/systemd/system ] && install_packages postfix dovecot-imapd && mail_binaries; } ||
    { say "There is no postfix and dovecot here: the tests of the mailbox are skipped."; return 0; }
  mail_folder=$(mktemp -d /var/tmp/caika-mail-XXXXXX)
  chmod 755 "$mail_folder"
  secret=$(head -c 18 /dev/urandom | base64 | tr -d '/+=')
  imap=$(free_port)
  smtp=$(free_port)
  mkdir -p "$mail_folder"/{conf,queue,data,mail,run,state}
  write_postfix "$smtp"
  write_dovecot "$imap" "$secret"
  chown postfix "$mail_folder/data"
  chown mail:mail "$mail_folder/mail"
  if ! postfix -c "$mail_folder/conf" start >"$state/mailserver.log" 2>&1 </dev/null; then
    say "Postfix did not start (artifacts/dev/mailserver.log): the tests of the mailbox are skipped."
    return 0
  fi
  /usr/sbin/dovecot -F -c "$mail_folder/dovecot.conf" >>"$state/mailserver.log" 2>&1 </dev/null &
  mail_dovecot_pid=$!
  for _ in $(seq 100); do
    if answers "$imap" && answers "$smtp"; then
      export CAIKA_TEST_MAILBOX="$imap $smtp $secret"
      return 0
    fi
    sleep 0.1
  done
  say "The mail server did not start (artifacts/dev/mailserver.log): the tests of the mailbox are skipped."
}

write_postfix() {
  local box domain
  cat >"$mail_folder/conf/main.cf" <<TEXT
compatibility_level = 3.6
queue_directory = $mail_folder/queue
data_directory = $mail_folder/data
meta_directory = /etc/postfix
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = $mail_own
mydestination =
alias_maps =
local_recipient_maps =
maillog_file = $mail_folder/data/log
maillog_file_prefixes = $mail_folder
virtual_mailbox_domains = qinghe.example, person.example, stranger.example
virtual_mailbox_base = $mail_folder/mail
virtual_mailbox_maps = texthash:$mail_folder/conf/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:$(id -u mail)
virtual_gid_maps = static:$(id -g mail)
default_transport = error:elsewhere
smtpd_sender_restrictions = check_sender_access texthash:$mail_folder/conf/senders
message_size_limit = 104857600
virtual_mailbox_limit = 0
TEXT
  cat >"$mail_folder/conf/master.cf" <<TEXT
127.0.0.1:$1 inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
TEXT
  for box in $(seq 40); do
    for domain in qinghe.example person.example stranger.example; do
      printf 'box%s@%s %s/box%s/\n' "$box" "$domain" "$domain" "$box"
    done
  done >"$mail_folder/conf/boxes"
  for domain in person.example stranger.example other.example; do
    printf '%s PREPEND Authentication-Results: %s; spf=pass smtp.mailfrom=%s\n' "$domain" "$mail_own" "$domain"
  done >"$mail_folder/conf/senders"
  printf 'forged.example PREPEND Authentication-Results: %s; spf=fail smtp.mailfrom=forged.example\n' "$mail_own" >>"$mail_folder/conf/senders"
}

write_dovecot() {
  cat >"$mail_folder/dovecot.conf" <<TEXT
protocols = imap
listen = 127.0.0.1
base_dir = $mail_folder/run
state_dir = $mail_folder/state
log_path = $mail_folder/state/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:$mail_folder/mail/%d/%n
namespace inbox {
  inbox = yes
}
passdb {
  driver = static
  args = password=$2
}
userdb {
  driver = static
  args = uid=mail gid=mail home=$mail_folder/mail/%d/%n
}
service imap-login {
  inet_listener imap {
    port = $1
  }
  inet_listener imaps {
    port = 0
  }
}
TEXT
  chmod 600 "$mail_folder/dovecot.conf"
}

stop_mailserver() {
  [ -n "$mail_folder" ] || return 0
  postfix -c "$mail_folder/conf" stop >/dev/null 2>&1 </dev/null || true
  if [ -n "$mail_dovecot_pid" ]; then
    kill -TERM "$mail_dovecot_pid" 2>/dev/null || true
    wait "$mail_dovecot_pid" 2>/dev/null || true
    mail_dovecot_pid=
  fi
  rm -rf "$mail_folder"
  mail_folder=
}
