# Sourced by the scripts beside it: counts what holds and what does not.
passed=0
failed=0

# expect SENTENCE COMMAND...: the command's status decides.
expect() {
  local sentence=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    echo "ok   $sentence"
  else
    failed=$((failed + 1))
    echo "FAIL $sentence"
  fi
}

# The closing line, and the status of the whole script.
conclude() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
