package org.postampel.oauth.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.postampel.oauth.SignInPrompt;

/** A browser that follows the authority's redirect, or submits its form, in the background. */
final class FakeBrowser implements SignInPrompt {

  private final HttpClient client;

  /** The last page the browser got, from our listener when all went well. */
  final CompletableFuture<HttpResponse<String>> lastPage = new CompletableFuture<>();

  volatile URI opened;

  FakeBrowser(FakeAuthority authority) {
    client =
        HttpClient.newBuilder()
            .sslContext(authority.certificates().clientContext())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();
  }

  @Override
  public void openInBrowser(URI address) {
    opened = address;
    get(address)
        .thenCompose(
            page ->
                page.uri().getHost().equals("localhost") && page.body().startsWith("http://")
                    ? submit(page.body().split("\n")[0], page.body().split("\n")[1])
                    : CompletableFuture.completedFuture(page))
        .whenComplete(
            (page, failure) -> {
              if (failure == null) {
                lastPage.complete(page);
              } else {
                lastPage.completeExceptionally(failure);
              }
            });
  }

  CompletableFuture<HttpResponse<String>> get(URI address) {
    return client.sendAsync(
        HttpRequest.newBuilder(address).header("Accept-Language", "de-DE,de;q=0.9").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> submit(String address, String form) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
