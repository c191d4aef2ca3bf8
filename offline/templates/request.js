(function () {
  "use strict";
  var form = document.getElementById("request");
  var action = document.getElementById("action");
  var state = document.getElementById("state");
  var send = document.getElementById("send");
  var cancel = document.getElementById("cancel");
  var words = state.dataset;
  var timer = 0;

  function stop(text) {
    clearInterval(timer);
    timer = 0;
    action.classList.remove("counting");
    cancel.hidden = true;
    state.textContent = text;
  }

  function count(seconds) {
    state.textContent = words.counting.replace("{seconds}", seconds);
  }

  function start() {
    var left = 2;
    count(left);
    cancel.hidden = false;
    action.classList.add("counting");
    timer = setInterval(function () {
      left -= 1;
      if (left > 0) {
        count(left);
      } else {
        stop(words.ready);
        form.submit();
      }
    }, 1000);
  }

  function cancelled() {
    if (timer) {
      stop(words.stopped);
      send.focus();
    }
  }

  cancel.addEventListener("click", cancelled);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      cancelled();
    }
  });
  form.addEventListener("submit", function () {
    stop(words.ready);
  });

  /* Coming back with the browser's Back button, or reloading, is no wish to go again. */
  var navigation = performance.getEntriesByType("navigation")[0];
  stop(words.ready);
  if (navigator.onLine === false) {
    stop(words.offline);
    send.textContent = words.anyway;
  } else if (!navigation || navigation.type === "navigate") {
    start();
  }
})();
