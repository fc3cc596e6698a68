package org.postampel.oauth.internal;

/** A certificate whose key of 1024 bits nobody should use any more; made for these tests only. */
final class WeakKey {

  static final String PEM =
      """
      -----BEGIN CERTIFICATE-----
      MIIB/DCCAWWgAwIBAgIURgSTQs2a2HPY9kMaGGN7ehy7ZREwDQYJKoZIhvcNAQEL
      BQAwDzENMAsGA1UEAwwEd2VhazAgFw0yNjExMjIxOTM4MzdaGA8yMTI2MTAyOTE5
      MzgzN1owDzENMAsGA1UEAwwEd2VhazCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkC
      gYEAvnCoLwgBd8cteF7CJEC1w1/lxCWQ3x0E/xZZNrPCzD34VEiYFZttwF16vlar
      Rjcf6FGBdoUfnos+vN4UzbVuqbGY+AIw+oIkSU+2enGpqaQBCjB/qaCB45t6UssG
      uX9+SCwTeu7Gy5CDwBiikO1833/5E4deQA+NZLDlIsH7/8UCAwEAAaNTMFEwHQYD
      VR0OBBYEFOl3Z2cyM3wP51mooMF68FqWg9m5MB8GA1UdIwQYMBaAFOl3Z2cyM3wP
      51mooMF68FqWg9m5MA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEA
      eHdkXuu7V8uRtY1JurPxHtzZ4Vw6nQQQZBUxNL3LrOy4TC2qKi4Vh80zMC47VRzB
      c3kADlJQhmfh54Cpmi9X11wzEYhhU744uviGn/pVrRuId61MAIFzwzvb4eC1+Y2t
      ms8E04xVMwaDi+604qvjHH5ZGmgg3cwyVK3DY18WLsg=
      -----END CERTIFICATE-----
      -----BEGIN PRIVATE KEY-----
      MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAL5wqC8IAXfHLXhe
      wiRAtcNf5cQlkN8dBP8WWTazwsw9+FRImBWbbcBder5Wq0Y3H+hRgXaFH56LPrze
      FM21bqmxmPgCMPqCJElPtnpxqamkAQowf6mggeObelLLBrl/fkgsE3ruxsuQg8AY
      opDtfN9/+ROHXkAPjWSw5SLB+//FAgMBAAECgYBnvQ6gsAe8q69FRrkS7n0U9IRB
      GQWVxEUYf6ARgFK413kS0IioHIbopwNZ8/RQx26GKwAPA+15e/itAXzroc2piRlU
      +OAX4caVr+iLaMCYmHtnebQu4GPppGt3AALa52RNlUgYt00v0WbgOQvZ22aSuM74
      s8yoBLXH/xjlbR0YcQJBAPHr1ng6ds5gAqA+qTb2HfQpRwTi9mLotTxmo+TIvPZ8
      ZB4lymOsrwnkZE9k1dsDZNEdfQxATN0etPoRQHSAq2sCQQDJhdk2SR4QMiM+UwzL
      qub6iNq9f6sXJHtxBll714IZFxS4CcGkndxmVZKv07l4pFiGhEO1kG1SSWvmb5L6
      e32PAkEAnNmWnS7yto2DRlg6KBtcgmB83ks1Ch3s27OEkaIg+gLeerlvxj5A4r4E
      14D+Mti5deeTmuzZqQfuuK+UxbRi7wJBAJ4+MnCEPc0t8arRAC01yCZXLJy9EZYc
      maoI+F9cvNYC38wcLSicpSLec08KDIwFUVZfqeN6w71n1gie+GUkb1UCQDz+shFp
      Bl7E15BqiCUzgloiJatmEylqPI6veus6ZxVShLv5/B+7rAP9l1QQu9nlgh6amTtL
      AbZyWOot7di3Fpo=
      -----END PRIVATE KEY-----
      """;

  private WeakKey() {}
}
