// Loaded by JupyterLab, and by the page on which jupyterlab_rise presents a notebook.
(() => {
  const here = document.currentScript.src;
  const inOutput = target => target.closest?.(".jp-OutputArea-output");

  // A control that has the focus gets its keys: otherwise JupyterLab takes the arrow keys for itself.
  const keepKeys = () => document.addEventListener("focusin", event => {
    if (inOutput(event.target)) event.target.setAttribute("data-lm-suppress-shortcuts", "true");
  });

  // On slides they would turn the page as well. Escape gives the keys back to the slides.
  const keepSlide = () => document.body.addEventListener("keydown", event => {
    if (!inOutput(event.target)) return;
    if (event.key === "Escape") event.target.blur();
    event.stopPropagation();
  });

  // Shift+Enter runs a cell and goes on to the next, so on slides it would leave the slide on which the output appears.
  // Ctrl+Enter runs it and stays.
  const stayOnSlide = () => window.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !event.shiftKey || !event.target.closest?.(".jp-CodeCell") || inOutput(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.dispatchEvent(new KeyboardEvent("keydown",
        {key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true}));
  }, true);

  // The arrows at the corner do not take the focus, so that the keys run the code on the slide they lead to.
  const keepFocus = () => document.addEventListener("mousedown", event => {
    if (event.target.closest?.(".reveal .controls")) event.preventDefault();
  });

  const loadStyle = () => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("slides.css", here).href;
    document.head.append(style);
  };

  // The widget manager asks the page for this module. The page of jupyterlab_rise has no consoles and does not bring
  // it, so the manager would not start and no slider would be seen (jupyterlab-contrib/rise, issue 119).
  const shareConsole = scope => {
    const get = async () => {
      const factory = await Object.values(scope["@lumino/coreutils"])[0].get();
      const module = {IConsoleTracker: new (factory().Token)("@jupyterlab/console:IConsoleTracker")};
      return () => module;
    };
    scope["@jupyterlab/console"] = {"4.0.0": {get, from: "odd-one-out", eager: false}};
  };

  // The view of a control names a model of the session that made it. In a notebook that is opened without that session
  // there is only the picture beside it to show.
  const VIEW = "application/vnd.jupyter.widget-view+json";
  const showPictures = notebook => {
    for (const {outputs} of notebook.cells) {
      for (let i = 0; i < (outputs?.length ?? 0); i++) {
        const output = outputs.get(i).toJSON();
        if (output.data?.[VIEW] && Object.keys(output.data).length > 1) {
          delete output.data[VIEW];
          outputs.set(i, output);
        }
      }
    }
  };
  const pictures = {
    id: "odd-one-out:pictures",
    description: "Shows the picture of a live control whose kernel is gone.",
    autoStart: true,
    activate: app => app.docRegistry.addWidgetExtension("Notebook", {
      createNew: (panel, context) => {
        context.ready.then(async () => {
          const {sessions} = app.serviceManager;
          await sessions.ready;
          if (![...sessions.running()].some(session => session.path === context.path)) showPictures(context.model);
        });
      }
    })
  };

  (window._JUPYTERLAB ??= {})["odd-one-out"] = {
    init(scope) {
      keepKeys();
      if (scope["@jupyterlab/console"]) return;
      shareConsole(scope);
      keepSlide();
      stayOnSlide();
      keepFocus();
      loadStyle();
    },
    get: async () => () => ({__esModule: true, default: pictures})
  };
})();
