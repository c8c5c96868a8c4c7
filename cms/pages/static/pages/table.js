/* The cells of a table block as a grid; cms/pages/blocks/tables.py reads what is sent. */
(() => {
  const makeId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is missing where there is no https
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };
  const makeCell = (value = '') => ({ id: makeId(), value });
  const makeRow = (width) => ({ id: makeId(), value: Array.from({ length: width }, () => makeCell()) });
  const insert = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);

  /* Rows of texts from what spreadsheets and documents put on the clipboard: tabs between cells, quotes around
     a cell with line breaks in it. Null if it is no table. */
  function readTable(text) {
    const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
    if (!/[\t\n]/.test(whole)) return null;
    const rows = [['']];
    let isQuoted = false;
    for (let place = 0; place < whole.length; place += 1) {
      const sign = whole[place];
      const row = rows[rows.length - 1];
      const last = row.length - 1;
      if (sign === '"' && isQuoted && whole[place + 1] === '"') {
        row[last] += sign;
        place += 1;
      } else if (sign === '"' && (isQuoted || (row[last] === '' && /"(?:\t|\n|$)/.test(whole.slice(place + 1))))) {
        isQuoted = !isQuoted;
      } else if (sign === '\t' && !isQuoted) row.push('');
      else if (sign === '\n' && !isQuoted) rows.push(['']);
      else row[last] += sign === '\n' ? ' ' : sign;
    }
    return rows;
  }

  class TableRows {
    constructor(definition, placeholder, prefix, state, error) {
      this.definition = definition;
      this.type = definition.name;
      this.strings = definition.meta.strings;
      this.current = [0, 0];
      this.element = document.createElement('div');
      this.element.className = 'table-block';
      this.errors = this.element.appendChild(document.createElement('div'));
      this.errors.setAttribute('role', 'alert');
      this.input = this.element.appendChild(document.createElement('input'));
      Object.assign(this.input, { type: 'hidden', name: prefix, id: prefix });
      this.element.append(this.makeTools());
      const scroll = this.element.appendChild(document.createElement('div'));
      scroll.className = 'table-block__scroll';
      this.table = scroll.appendChild(document.createElement('table'));
      this.table.addEventListener('input', (event) => this.read(event));
      this.table.addEventListener('focusin', (event) => this.remember(event));
      this.table.addEventListener('keydown', (event) => this.goOn(event));
      this.table.addEventListener('paste', (event) => this.paste(event));
      this.status = this.element.appendChild(document.createElement('p'));
      this.status.className = 'help';
      this.status.setAttribute('role', 'status');
      if (definition.meta.helpText) {
        const help = this.element.appendChild(document.createElement('div'));
        help.className = 'help';
        help.innerHTML = definition.meta.helpText;
      }
      $(placeholder).replaceWith(this.element);
      this.setState(state);
      this.setError(error);
    }

    makeTools() {
      const bar = document.createElement('div');
      bar.className = 'table-block__tools';
      const icons = {
        row: { Before: 'plus', After: 'plus', Back: 'arrow-up', On: 'arrow-down', Delete: 'bin' },
        column: { Before: 'plus', After: 'plus', Back: 'arrow-left', On: 'arrow-right', Delete: 'bin' },
      };
      for (const axis of ['row', 'column']) {
        const group = bar.appendChild(document.createElement('div'));
        group.setAttribute('role', 'group');
        group.setAttribute('aria-label', this.strings[axis]);
        group.append(this.strings[axis]);
        for (const [action, icon] of Object.entries(icons[axis])) {
          const button = group.appendChild(document.createElement('button'));
          const label = this.strings[axis + action];
          Object.assign(button, { type: 'button', title: label, className: 'button button-small button-secondary' });
          button.setAttribute('aria-label', label);
          button.dataset.action = axis + action;
          button.innerHTML = `<svg class="icon icon-${icon}" aria-hidden="true"><use href="#icon-${icon}"></use></svg>`;
          button.addEventListener('click', () => this.change(axis, action));
        }
      }
      return bar;
    }

    get width() {
      return Math.max(1, ...this.rows.map((row) => row.value.length));
    }

    /* Make all rows equally long, and draw them. */
    draw() {
      if (!this.rows.length) this.rows.push(makeRow(1));
      const { width } = this;
      this.rows.forEach((row) => {
        while (row.value.length < width) row.value.push(makeCell());
      });
      this.table.replaceChildren(
        ...this.rows.map((row, number) => {
          const line = document.createElement('tr');
          row.value.forEach((cell, column) => {
            const area = line.appendChild(document.createElement('td')).appendChild(document.createElement('textarea'));
            area.rows = 1;
            area.value = cell.value;
            area.setAttribute('aria-label', insert(this.strings.cell, { row: number + 1, column: column + 1 }));
            area.dataset.place = `${number},${column}`;
          });
          return line;
        }),
      );
      this.write();
    }

    write() {
      this.input.value = JSON.stringify(this.getState());
    }

    tell() {
      this.write();
      this.input.dispatchEvent(new Event('change', { bubbles: true }));
    }

    getPlace(area) {
      return area.dataset.place.split(',').map(Number);
    }

    read({ target }) {
      const [row, column] = this.getPlace(target);
      this.rows[row].value[column].value = target.value.replace(/\s*\n\s*/g, ' ');
      this.tell();
    }

    remember({ target }) {
      this.current = this.getPlace(target);
    }

    /* Enter goes to the cell below, and makes a row after the last. */
    goOn(event) {
      if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const [row, column] = this.getPlace(event.target);
      if (row + 1 === this.rows.length) {
        this.rows.push(makeRow(this.width));
        this.draw();
        this.tell();
      }
      this.focusOn(row + 1, column);
    }

    focusOn(row, column) {
      const line = this.table.rows[Math.min(Math.max(row, 0), this.rows.length - 1)];
      line.cells[Math.min(Math.max(column, 0), line.cells.length - 1)].firstChild.focus();
    }

    change(axis, action) {
      let [row, column] = this.current;
      const isRow = axis === 'row';
      const lines = isRow ? [this.rows] : this.rows.map((each) => each.value);
      const from = isRow ? row : column;
      const last = lines[0].length - 1;
      const to = from + { Before: 0, After: 1, Back: -1, On: 1, Delete: 0 }[action];
      if ((action === 'Back' && to < 0) || (action === 'On' && to > last)) return;
      if (action === 'Delete' && last === 0) return;
      for (const line of lines) {
        if (action === 'Before' || action === 'After') line.splice(to, 0, isRow ? makeRow(this.width) : makeCell());
        else if (action === 'Delete') line.splice(from, 1);
        else line.splice(to, 0, line.splice(from, 1)[0]);
      }
      if (isRow) row = to;
      else column = to;
      this.draw();
      this.tell();
      this.current = [Math.min(row, this.rows.length - 1), Math.min(column, this.width - 1)];
      if (/Before|After/.test(action)) this.focusOn(...this.current);
      this.table.rows[this.current[0]].cells[this.current[1]].scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }

    paste(event) {
      const rows = readTable(event.clipboardData.getData('text/plain'));
      if (!rows) return;
      event.preventDefault();
      const [top, left] = this.getPlace(event.target);
      const width = Math.max(this.width, left + Math.max(...rows.map((row) => row.length)));
      while (this.rows.length < top + rows.length) this.rows.push(makeRow(width));
      this.rows.forEach((row) => {
        while (row.value.length < width) row.value.push(makeCell());
      });
      rows.forEach((texts, down) => {
        texts.forEach((text, across) => {
          this.rows[top + down].value[left + across].value = text.trim();
        });
      });
      this.draw();
      this.tell();
      this.focusOn(top, left);
      const columns = Math.max(...rows.map((row) => row.length));
      this.status.textContent = insert(this.strings.pasted, { row: rows.length, column: columns });
    }

    /* --- What Wagtail asks of every block ------------------------------------------------------------------------ */

    setState(rows) {
      this.rows = rows.map((row) => ({
        id: row.id || makeId(),
        value: row.value.map((cell) => ({ id: cell.id || makeId(), value: cell.value || '' })),
      }));
      this.draw();
    }

    getState() {
      return this.rows.map((row) => ({ id: row.id, value: row.value.map((cell) => ({ ...cell })) }));
    }

    /* A copy of the block has ids of its own. */
    getDuplicatedState() {
      return this.rows.map((row) => ({ id: makeId(), value: row.value.map((cell) => makeCell(cell.value)) }));
    }

    getValue() {
      return this.rows.map((row) => row.value.map((cell) => cell.value));
    }

    setError(error) {
      this.errors.replaceChildren();
      const list = (each) => [
        ...(each?.messages || []),
        ...Object.values(each?.blockErrors || {}).flatMap((inner) => list(inner)),
      ];
      for (const message of new Set(list(error))) {
        const line = this.errors.appendChild(document.createElement('p'));
        line.className = 'error-message';
        line.textContent = message;
      }
    }

    getTextLabel() {
      return '';
    }

    focus() {
      this.focusOn(0, 0);
    }
  }

  class TableRowsDefinition {
    constructor(name, meta) {
      this.name = name;
      this.meta = meta;
    }

    render(placeholder, prefix, initialState, initialError) {
      return new TableRows(this, placeholder, prefix, initialState, initialError);
    }
  }

  window.telepath.register('museumweek.TableRows', TableRowsDefinition);
})();
